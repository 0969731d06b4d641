import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { bootShell, provideBuild } from './boot-shell'

it('what a killed shell was writing is gone after the next start, and what was written is there', async () => {
  provideBuild()
  const data = mkdtempSync(path.join(tmpdir(), 'cardstead-sweep-'))
  const folder = path.join(data, 'userData', 'backups')
  mkdirSync(path.join(folder, 'photos'), { recursive: true })
  const whole = `${'1'.repeat(13)}-${crypto.randomUUID()}-3.cardstead`
  for (const name of [whole, `${whole}.unchecked`, 'a.cardstead.token.writing', path.join('photos', 'b.token.writing')])
    writeFileSync(path.join(folder, name), 'x')

  const shell = await bootShell({ data })
  await shell.end()

  expect(readdirSync(folder).toSorted()).toEqual([whole, 'photos'])
  expect(readdirSync(path.join(folder, 'photos'))).toEqual([])
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}, 120_000)
