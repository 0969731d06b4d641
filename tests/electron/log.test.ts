import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { log, logError, startLog } from '../../electron/main/log.ts'

const code = 'W3GU-YD4NGH-88C8'
let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cardstead-log-'))
  file = path.join(folder, 'cardstead.log')
  startLog(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lines() {
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

describe('the log', () => {
  it('has one line for each event, with its time', () => {
    log('start', { version: '1.2.3', platform: 'linux' })
    expect(lines().at(-1)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z start version=1\.2\.3 platform=linux$/)
  })

  it('says of an error what it is and where it happened, never what it says', () => {
    logError('uncaught', new TypeError(`could not read ${code}`))
    logError('uncaught', Object.assign(new Error(code), { code: 'ENOSPC' }))
    logError('uncaught', code)
    expect(lines().at(-3)).toContain('uncaught kind=TypeError code=none place=')
    expect(lines().at(-2)).toContain('code=ENOSPC')
    expect(lines().at(-1)).toContain('uncaught kind=string')
    expect(readFileSync(file, 'utf8')).not.toContain(code)
  })

  it('takes no second line from a fact', () => {
    const before = lines().length
    log('page-gone', { reason: 'crashed\n2026-01-01T00:00:00Z start' })
    expect(lines()).toHaveLength(before + 1)
  })

  it('is turned over when it is long, and the one before is kept', () => {
    writeFileSync(file, 'x'.repeat(600 * 1024))
    log('start')
    expect(lines()).toHaveLength(1)
    expect(statSync(`${file}.1`).size).toBe(600 * 1024)
  })

  it('stops nothing when it cannot be written', () => {
    startLog(path.join(file, 'not-a-folder'))
    expect(() => log('start')).not.toThrow()
  })
})
