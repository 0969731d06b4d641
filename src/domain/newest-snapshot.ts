import { isMuchLess } from './presence'

interface Snapshot {
  readonly householdId: string
  readonly createdAt: number
  readonly records: number
}

/**
 * The snapshots of a household in the order in which they are worth trying after a loss: the newest first, but those that hold much less than
 * an older one come last, since what took the rest away was in them already.
 */
export function worthTrying<T extends Snapshot>(snapshots: readonly T[], householdId: string): readonly T[] {
  const own = snapshots.filter((snapshot) => snapshot.householdId === householdId)
  const most = Math.max(0, ...own.map(({ records }) => records))
  const holdsLittle = ({ records }: T) => Number(isMuchLess(records, most))
  return own.toSorted((a, b) => holdsLittle(a) - holdsLittle(b) || b.createdAt - a.createdAt)
}
