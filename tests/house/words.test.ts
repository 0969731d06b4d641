import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../../src/locales/en'

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

it('every name of words that the code asks for has words', () => {
  const missing = sources().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)]
      .map(([, name = '']) => name)
      .filter((name) => wordsOf(name) === undefined)
      .map((name) => `${path.basename(file)}: ${name}`),
  )
  expect(missing).toEqual([])
})

it('every name that is put together begins where there are words', () => {
  const missing = sources().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)]
      .map(([, name = '']) => name)
      .filter((name) => typeof wordsOf(name) !== 'object')
      .map((name) => `${path.basename(file)}: ${name}`),
  )
  expect(missing).toEqual([])
})

function wordsOf(name: string): unknown {
  return name.split('.').reduce<unknown>((words, part) => (words as Record<string, unknown> | undefined)?.[part], en)
}

function sources(): readonly string[] {
  return readdirSync(path.resolve(folder, '..', '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:vue|ts)$/.test(file))
    .map((file) => path.resolve(folder, '..', '..', file))
}
