import fc from 'fast-check'

/** One moment at which the program is killed, in parts of the length of what it is doing: beyond 1 it is done by then. */
export type Share = number

const beyond = 1.15

/**
 * For one activity as many moments as there are rounds, one from each of as many equal parts of it: before, within and after.
 * The same seed gives the same moments, in the same order.
 */
export function planShares(rounds: number, seed: number): readonly Share[] {
  const [places = []] = fc.sample(fc.array(fc.noBias(fc.nat(999)), { minLength: rounds, maxLength: rounds }), {
    seed,
    numRuns: 1,
  })
  const shares = places.map((place, part) => ((part + place / 1000) / rounds) * beyond)
  const [order = []] = fc.sample(fc.shuffledSubarray([...shares.keys()], { minLength: rounds, maxLength: rounds }), {
    seed,
    numRuns: 1,
  })
  return order.map((place) => shares[place] ?? 0)
}
