/** What was known of the household outside its database, or what stands in it now. */
export interface HouseholdPresence {
  readonly householdId: string
  /** Rows of each table whose rows last. */
  readonly counts: Readonly<Record<string, number>>
}

/** `vanished`: nothing is there any more. `shrunken`: much less than there was. `another`: another household stands in its place. */
export type Loss = 'vanished' | 'shrunken' | 'another'

/** The program may have ended between taking a few rows back and noting it. */
const leastRowsLost = 5
const leastShareLost = 0.1

/** Whether a start finds less than was known; null when all is well, or nothing was known. */
export function findLoss(known: HouseholdPresence | null, found: HouseholdPresence | null): Loss | null {
  if (!known) return null
  if (!found) return 'vanished'
  if (found.householdId !== known.householdId) return 'another'
  const shrunken = Object.entries(known.counts).some(([table, count]) => isMuchLess(found.counts[table] ?? 0, count))
  return shrunken ? 'shrunken' : null
}

/** Whether so few rows are fewer than can come of a day's work. */
export function isMuchLess(found: number, known: number): boolean {
  const lost = known - found
  return lost > leastRowsLost && lost > known * leastShareLost
}
