import type { Recorded } from './household'

/** Whether a row is not in the trash. */
export function isKept(row: Recorded): boolean {
  return row.deletedAt === null
}
