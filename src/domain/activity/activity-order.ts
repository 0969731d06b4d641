import type { ActivityOrder } from './activity-row'
import type { SizedRow } from './activity-signs'

/** Puts the rows in order of time: by the closing balances, then by the days; Amazon's page begins with the newest. */
export function inOrderOfTime(rows: readonly SizedRow[]): {
  readonly rows: readonly SizedRow[]
  readonly order: ActivityOrder
} {
  const reversed = rows.toReversed()
  const byChain = fittingLinks(rows) - fittingLinks(reversed)
  const isOldestFirst = (byChain || laterDays(rows) - laterDays(reversed)) > 0
  return isOldestFirst ? { rows, order: 'oldest-first' } : { rows: reversed, order: 'newest-first' }
}

function fittingLinks(rows: readonly SizedRow[]): number {
  return links(rows).filter(([before, after]) => {
    if (before.closing === null || after.closing === null) return false
    const difference = after.closing - before.closing
    return after.sign === null ? Math.abs(difference) === after.size : difference === after.size * after.sign
  }).length
}

function laterDays(rows: readonly SizedRow[]): number {
  return links(rows).filter(([before, after]) => after.on > before.on).length
}

function links(rows: readonly SizedRow[]): readonly (readonly [SizedRow, SizedRow])[] {
  return rows.slice(1).flatMap((after, place) => {
    const before = rows[place]
    return before ? [[before, after] as const] : []
  })
}
