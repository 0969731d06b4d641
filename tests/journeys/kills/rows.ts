import type { Table } from 'dexie'
import type { Page } from 'playwright-core'
import type { Database } from '@/storage/database'

type RowOf<T> = T extends Table<infer Row, string> | Table<infer Row, number> ? Row : never
type TableName = { [Name in keyof Database]: RowOf<Database[Name]> extends never ? never : Name }[keyof Database]

/** Everything that stands in a database. */
export type Rows = { readonly [Name in TableName]: readonly RowOf<Database[Name]>[] }

/** Reads past the program what is stored, without its keys; null where there is no such database. */
export async function readRows(page: Page, name = 'cardstead'): Promise<Rows | null> {
  const text = await page.evaluate(async (database) => {
    const known = await indexedDB.databases()
    if (!known.some((one) => one.name === database)) return null
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const opened = await answer(indexedDB.open(database))
    const stores = [...opened.objectStoreNames]
    const transaction = opened.transaction(stores, 'readonly')
    const found = await Promise.all(
      stores.map(async (store) => [store, await answer(transaction.objectStore(store).getAll())] as const),
    )
    opened.close()
    const base64 = (bytes: Uint8Array) => {
      let letters = ''
      for (let at = 0; at < bytes.length; at += 32_768)
        letters += String.fromCharCode(...bytes.subarray(at, at + 32_768))
      return btoa(letters)
    }
    return JSON.stringify(Object.fromEntries(found), (_, value: unknown) =>
      value instanceof Uint8Array ? { $bytes: base64(value) } : value,
    )
  }, name)
  return text === null ? null : (JSON.parse(text, (_, value) => bytesOf(value)) as Rows)
}

/** Bytes came as text. */
function bytesOf(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && '$bytes' in value
  return isBytes ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64')) : value
}

/** The same rows in the same tables, whatever their order. Settings, and pictures for lists, are made anew by looking. */
export function haveSameRows(one: Rows, other: Rows): boolean {
  return wordsOf(one) === wordsOf(other)
}

function wordsOf(rows: Rows): string {
  const told = Object.entries(rows).filter(([name]) => !['settings', 'vault', 'thumbnails'].includes(name))
  const lines = told.flatMap(([name, all]) =>
    all.map((row) =>
      JSON.stringify([name, ...Object.entries(row).toSorted()], (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ),
    ),
  )
  return lines.toSorted().join('\n')
}
