import type { Parsed, Problem } from './parsed'

/**
 * A recovery key: 27 random characters of 29 (131 bits) and a check character, upper case, without gaps. Printed in seven groups of four.
 */
export type RecoveryKey = string & { readonly brand: 'RecoveryKey' }

/** 29 characters: every other letter of the Latin alphabet is a look-alike of one of them. Their number is a prime. */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY'

/** What is typed for the character that stands on the sheet. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', U: 'V' }

/** As many as the weights of the check can tell apart: one less than there are characters. */
const length = 28
const groupLength = 4
export const recoveryGroups = length / groupLength

/** Bytes at and above this would make some characters likelier than others. */
const fairBytes = 256 - (256 % alphabet.length)

/** `drawByte` gives a random byte at each call. */
export function makeRecoveryKey(drawByte: () => number): RecoveryKey {
  let drawn = ''
  while (drawn.length < length - 1) {
    const byte = drawByte()
    if (byte < fairBytes) drawn += characterOf(byte)
  }
  return (drawn + checkCharacter(drawn)) as RecoveryKey
}

export type RecoveryKeyProblem = 'empty' | 'foreign-character' | 'too-short' | 'too-long' | 'mistyped'

/** Reads what a person typed from the sheet, in any case and grouping. Look-alikes count as what stands there; nothing else is guessed. */
export function readRecoveryKey(typed: string): Parsed<RecoveryKey, RecoveryKeyProblem> {
  const key = normalise(typed)
  const foreign = [...key].find((character) => !alphabet.includes(character))
  if (key === '') return refused('empty')
  if (foreign) return refused('foreign-character', { index: typed.toUpperCase().indexOf(foreign), text: foreign })
  if (key.length !== length) return refused(key.length < length ? 'too-short' : 'too-long')
  if (weightedSum(key) !== 0) return refused('mistyped')
  return { value: key as RecoveryKey, problems: [] }
}

/** As it is printed. */
export function groupsOf(key: RecoveryKey): readonly string[] {
  return key.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []
}

/** Whether what was typed is the group at that place (from 0). */
export function isGroup(key: RecoveryKey, place: number, typed: string): boolean {
  return groupsOf(key)[place] === normalise(typed)
}

/** Two different places of groups, in rising order; `drawByte` as above. */
export function drawTwoGroups(drawByte: () => number): readonly [number, number] {
  const first = drawByte() % recoveryGroups
  const second = (first + 1 + (drawByte() % (recoveryGroups - 1))) % recoveryGroups
  return first < second ? [first, second] : [second, first]
}

function normalise(typed: string): string {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cc}\p{Cf}\p{P}\p{S}]/gu, '')
  return [...characters].map((character) => lookAlikes[character] ?? character).join('')
}

function checkCharacter(drawn: string): string {
  const missing = (alphabet.length - (weightedSum(drawn) % alphabet.length)) % alphabet.length
  return characterOf(missing * inverse(length))
}

/**
 * Each place has a weight of its own from 1 to 28. Because 29 is a prime, one wrong character, or any two that changed places,
 * make the sum of a whole key something else than zero.
 */
function weightedSum(text: string): number {
  return (
    [...text].reduce((sum, character, place) => sum + (place + 1) * alphabet.indexOf(character), 0) % alphabet.length
  )
}

/** The number by which it makes one. */
function inverse(weight: number): number {
  return [...alphabet].map((_, value) => value).find((candidate) => (candidate * weight) % alphabet.length === 1) ?? 0
}

function characterOf(value: number): string {
  return alphabet.charAt(value % alphabet.length)
}

function refused(
  kind: RecoveryKeyProblem,
  { index, text }: Pick<Problem, 'index' | 'text'> = { index: 0, text: '' },
): Parsed<RecoveryKey, RecoveryKeyProblem> {
  return { value: null, problems: [{ kind, index, text }] }
}
