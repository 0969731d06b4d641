import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawTwoGroups,
  groupsOf,
  isGroup,
  makeRecoveryKey,
  readRecoveryKey,
  recoveryGroups,
  type RecoveryKey,
} from '@/domain/recovery-key'

const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY'
const everyByte = Array.from({ length: 256 }, (_, byte) => byte)

/** Goes through the bytes for ever. */
function drawFrom(bytes: readonly number[]): () => number {
  let place = 0
  return () => bytes[place++ % bytes.length] ?? 0
}

const anyKey = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 60, maxLength: 60 })
  .map((bytes) => makeRecoveryKey(drawFrom([...bytes, 1])))
const anyPlace = fc.integer({ min: 0, max: 27 })
const anyCharacter = fc.constantFrom(...alphabet)

const withCharacter = (key: string, place: number, character: string) =>
  key.slice(0, place) + character + key.slice(place + 1)
const kindOf = (typed: string) => readRecoveryKey(typed).problems.map(({ kind }) => kind)

describe('a recovery key', () => {
  it('has 27 random characters, which are more than 128 bits, and one that checks them', () => {
    const key = makeRecoveryKey(drawFrom([17]))

    expect(key).toHaveLength(28)
    expect(Math.log2(alphabet.length) * 27).toBeGreaterThan(128)
  })

  it('draws every character equally often: bytes that would favour some are not used', () => {
    const counts = new Map<string, number>()
    let next = 0
    for (let key = 0; key < 232; key++) {
      const drawn = makeRecoveryKey(() => everyByte[next++ % 256] ?? 0).slice(0, 27)
      for (const character of drawn) counts.set(character, (counts.get(character) ?? 0) + 1)
    }

    expect([...counts.keys()].toSorted().join('')).toBe(alphabet)
    expect(new Set(counts.values()).size).toBe(1)
  })

  it('is printed in seven groups of four', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(groupsOf(key).map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 4])
        expect(groupsOf(key).join('')).toBe(key)
      }),
    )
  })

  it('is read however it is typed: lower case, gaps, hyphens, and letters that look like what stands there', () => {
    const typedFor: Readonly<Record<string, string>> = { 0: 'oO0', 1: 'iIlL1', 2: 'zZ2', 5: 'sS5', 8: 'bB8', V: 'uUvV' }
    const typed = anyKey.chain((key) =>
      fc.tuple(
        fc.constant(key),
        ...[...key].map((character) =>
          fc.tuple(
            fc.constantFrom(...(typedFor[character] ?? character + character.toLowerCase())),
            fc.constantFrom('', '', '', ' ', '-', ' – ', '\n', '. '),
          ),
        ),
      ),
    )
    fc.assert(
      fc.property(typed, ([key, ...parts]) => {
        expect(readRecoveryKey(parts.flat().join(''))).toEqual({ value: key, problems: [] })
      }),
      { numRuns: 500 },
    )
  })

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(anyKey, anyPlace, anyCharacter, (key, place, character) => {
        fc.pre(key[place] !== character)
        expect(kindOf(withCharacter(key, place, character))).toEqual(['mistyped'])
      }),
      { numRuns: 3000 },
    )
  })

  it('is refused with every one of its 784 single errors', () => {
    const key = makeRecoveryKey(drawFrom(everyByte.map((byte) => (byte * 37 + 11) % 256)))
    for (let place = 0; place < 28; place++) {
      for (const character of alphabet) {
        if (character !== key[place]) expect(kindOf(withCharacter(key, place, character))).toEqual(['mistyped'])
      }
    }
  })

  it('is refused with any two characters that changed places, next to each other or not', () => {
    fc.assert(
      fc.property(anyKey, anyPlace, anyPlace, (key, one, other) => {
        const swapped = withCharacter(withCharacter(key, one, key.charAt(other)), other, key.charAt(one))
        fc.pre(swapped !== key)
        expect(kindOf(swapped)).toEqual(['mistyped'])
      }),
      { numRuns: 3000 },
    )
  })

  it('says what is wrong with a text that is none', () => {
    const key = makeRecoveryKey(drawFrom([3, 5]))

    expect(kindOf('  - ')).toEqual(['empty'])
    expect(kindOf(key.slice(1))).toEqual(['too-short'])
    expect(kindOf(`${key}7`)).toEqual(['too-long'])
    expect(readRecoveryKey(`${key.slice(0, 5)}é${key.slice(6)}`)).toEqual({
      value: null,
      problems: [{ kind: 'foreign-character', index: 5, text: 'É' }],
    })
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const { value, problems } = readRecoveryKey(typed)
        expect(value === null).toBe(problems.length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('is confirmed by groups: each at its own place only, typed in any case', () => {
    const key = '0123456789ACDEFGHJKMNPQRTVWX' as RecoveryKey

    expect(isGroup(key, 1, ' 4 5-67 ')).toBe(true)
    expect(isGroup(key, 2, '89ac')).toBe(true)
    expect(isGroup(key, 0, 'ol23')).toBe(true)
    expect(isGroup(key, 2, '4567')).toBe(false)
    expect(isGroup(key, 2, '')).toBe(false)
    expect(isGroup(key, 7, '')).toBe(false)
  })

  it('asks for two different groups, and for each pair in the same order', () => {
    const pairs = new Set<string>()
    for (const first of everyByte.slice(0, 42)) {
      for (const second of everyByte.slice(0, 42)) {
        const [one, other] = drawTwoGroups(drawFrom([first, second]))
        expect(one).toBeLessThan(other)
        expect(other).toBeLessThan(recoveryGroups)
        pairs.add(`${one}-${other}`)
      }
    }
    expect(pairs.size).toBe(21)
  })
})
