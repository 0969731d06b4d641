import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createId, type CardId } from '@/domain/ids'

const randomBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('createId', () => {
  it('writes the time first, then version 7, then the random bytes', () => {
    const id = createId<CardId>(0x0123456789ab, Uint8Array.from([0xab, 0xcd, 0xef, 1, 2, 3, 4, 5, 6, 7]))
    expect(id).toBe('01234567-89ab-7abc-af01-020304050607')
  })

  it('is always a UUID of version 7', () => {
    fc.assert(
      fc.property(instant, randomBytes, (now, random) => {
        expect(createId(now, random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }),
    )
  })

  it('sorts by time, whatever the random bytes', () => {
    fc.assert(
      fc.property(instant, instant, randomBytes, randomBytes, (a, b, one, other) => {
        fc.pre(a < b)
        expect(createId(a, one) < createId(b, other)).toBe(true)
      }),
    )
  })

  it('differs when the random bytes differ in their first two bytes', () => {
    expect(createId(1, new Uint8Array(10))).not.toBe(createId(1, Uint8Array.from([0, 16, 0, 0, 0, 0, 0, 0, 0, 0])))
  })

  it.each([[-1], [1.5], [2 ** 48], [Number.NaN]])('throws on the time %s', (now) => {
    expect(() => createId(now, new Uint8Array(10))).toThrow(RangeError)
  })

  it('throws on too few random bytes', () => {
    expect(() => createId(1, new Uint8Array(9))).toThrow(RangeError)
  })
})
