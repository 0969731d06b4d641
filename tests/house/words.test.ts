import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const folder = path.resolve(import.meta.dirname, '..', '..', 'src', 'locales', 'en')

it('every file of words has names of its own, so that none overwrites those of another', async () => {
  const owners = new Map<string, string>()
  for (const file of readdirSync(folder)) {
    const exported = Object.values((await import(path.join(folder, file))) as Record<string, Record<string, unknown>>)
    for (const name of exported.flatMap((words) => Object.keys(words))) {
      expect(owners.get(name), `“${name}” of ${file}`).toBeUndefined()
      owners.set(name, file)
    }
  }
  expect(owners.size).toBeGreaterThan(30)
})
