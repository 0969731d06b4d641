import type { Database } from './database'

export async function readSettings(database: Database): Promise<Readonly<Record<string, unknown>>> {
  const rows = await database.settings.toArray()
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

export async function writeSetting(database: Database, key: string, value: unknown) {
  await database.settings.put({ key, value, updatedAt: Date.now() })
}
