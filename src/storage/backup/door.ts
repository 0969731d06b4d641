import type { Table } from 'dexie'
import { BackupRefusal } from './refusal'

const longestKey = 200

/**
 * The one way in for a row of a backup: the table's key is there and is a text (a counted one a number), what is indexed can be, times are numbers, and what is
 * sealed is bytes. The seal of the backup says that this app wrote it; this says that the app can live with it.
 */
export function letIn(table: Table, row: unknown): object {
  const { primKey, indexes } = table.schema
  const key = primKey.keyPath
  if (!isRecord(row) || typeof key !== 'string' || !isKey(row[key], primKey.auto === true))
    throw new BackupRefusal('damaged')
  for (const { keyPath, multi } of indexes) {
    for (const part of typeof keyPath === 'string' ? [keyPath] : (keyPath ?? [])) {
      const value = row[part]
      if (!isIndexable(multi && Array.isArray(value) ? value : [value])) throw new BackupRefusal('damaged')
    }
  }
  for (const time of ['createdAt', 'updatedAt'])
    if (time in row && !isTime(row[time])) throw new BackupRefusal('damaged')
  if ('deletedAt' in row && row.deletedAt !== null && !isTime(row.deletedAt)) throw new BackupRefusal('damaged')
  if ('sealed' in row && !(row.sealed instanceof Uint8Array)) throw new BackupRefusal('damaged')
  return row
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKey(value: unknown, isCounted: boolean): boolean {
  if (isCounted) return Number.isSafeInteger(value) && Number(value) > 0
  return typeof value === 'string' && value.length > 0 && value.length <= longestKey
}

/** A row without an indexed value, or with null there, is simply not in the index. */
function isIndexable(values: readonly unknown[]): boolean {
  return values.every((value) => value === undefined || value === null || typeof value === 'string' || isTime(value))
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}
