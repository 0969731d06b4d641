/** Seeded numbers from 0 to 1 (mulberry32): the same seed gives the same photos. */
export function createChance(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const pick = (choices) => choices[Math.floor(next() * choices.length)]
  return { next, pick, between: (low, high) => low + next() * (high - low) }
}

/** The 32 characters that occur in published sample codes. */
const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A made-up code of 14 or 15 characters. */
export function makeCode(chance, length = 14, alphabet = codeAlphabet) {
  const code = Array.from({ length }, () => chance.pick([...alphabet])).join('')
  return `${code.slice(0, 4)}-${code.slice(4, 10)}-${code.slice(10)}`
}

export function makeDigits(chance, length) {
  return Array.from({ length }, () => Math.floor(chance.next() * 10)).join('')
}
