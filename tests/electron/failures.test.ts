import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bootShell, provideBuild } from './boot-shell.ts'

const screenshots = path.resolve('tests/journeys/screenshots')
const household = {
  householdId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  counts: { cards: 12 },
  changedAt: 1764300000000,
}

beforeAll(() => {
  provideBuild()
  mkdirSync(screenshots, { recursive: true })
}, 180_000)

function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-failures-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  return folder
}

async function boot(start: Parameters<typeof bootShell>[0] = {}) {
  const shell = await bootShell(start)
  onTestFinished(shell.end)
  return shell
}

describe('a page whose process ends', { timeout: 120_000 }, () => {
  it('offers to load again, and has all that was stored', async () => {
    const data = temporaryFolder()
    const shell = await boot({ data })
    await shell.ask('headingSeen')
    await shell.ask('inPage', `desktop.writePresence({ presence: ${JSON.stringify(household)} })`)
    await shell.ask('inPage', 'void (window.wasHere = true)')
    await shell.ask('answerNext', 'Load again')
    await shell.ask('crashPage')
    await expect
      .poll(() => shell.ask('inPage', 'String(window.wasHere)').catch(() => 'loading'), { timeout: 60_000 })
      .toBe('undefined')
    // It was known that a household is here: its absence is seen, so what was written is there.
    expect(await shell.ask('headingSeen')).toBe('Your household is not where it was')
    await shell.ask('screenshot', path.join(screenshots, 'failure-after-crash.png'))
    expect(await shell.ask('told')).toMatchObject([
      { message: 'Cardstead has stopped working.', buttons: ['Load again', 'Wait', 'Quit'] },
    ])
    expect(readFileSync(path.join(data, 'userData', 'cardstead.log'), 'utf8')).toContain('page-gone reason=crashed')
  })
})

describe('a start', { timeout: 120_000 }, () => {
  it('into a damaged profile says what is missing, and makes no fresh household over it', async () => {
    const data = temporaryFolder()
    const first = await boot({ data })
    await first.ask('headingSeen')
    await first.ask('inPage', `desktop.writePresence({ presence: ${JSON.stringify(household)} })`)
    await first.ask('quit')
    await first.ended
    const stored = path.join(data, 'userData', 'chromium', 'Default', 'IndexedDB')
    const [database = ''] = readdirSync(stored)
    for (const name of readdirSync(path.join(stored, database)))
      if (name !== 'LOCK') writeFileSync(path.join(stored, database, name), 'not what was here')

    const second = await boot({ data })
    const text = () => second.ask('inPage', 'document.body.innerText')
    await expect.poll(text, { timeout: 30_000 }).toContain('Your household could not be opened')
    await second.ask('screenshot', path.join(screenshots, 'failure-damaged-profile.png'))
    await second.ask('inPage', "document.querySelector('button').click()")
    await expect.poll(text, { timeout: 30_000 }).toContain('Your household is not where it was')
    expect(await text()).not.toContain('Create household')
    await second.ask('screenshot', path.join(screenshots, 'failure-damaged-again.png'))
  })

  it('without a folder to write to ends with a reason', async () => {
    const data = temporaryFolder()
    writeFileSync(path.join(data, 'userData'), 'a file where the folder should be')
    await expect(bootShell({ data })).rejects.toThrow(/ended with 0:[^]*It cannot write to its folder/)
  })

  it('of a program that was copied by half ends with a reason, and touches nothing', async () => {
    const folder = temporaryFolder()
    for (const part of ['main', 'preload'])
      cpSync(path.resolve('out', part), path.join(folder, 'out', part), { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
    const data = temporaryFolder()
    const program = path.join(folder, 'out', 'main', 'index.js')
    await expect(bootShell({ program, data })).rejects.toThrow(/ended with 0:[^]*A part of the program is missing/)
    expect(existsSync(path.join(data, 'userData', 'chromium'))).toBe(false)
  })
})

describe('graphics that fail again and again', { timeout: 120_000 }, () => {
  const crashThrice = async (shell: Awaited<ReturnType<typeof boot>>) => {
    for (let times = 0; times < 3; times++) await shell.ask('crashGraphics')
  }
  const hasGraphics = async (shell: Awaited<ReturnType<typeof boot>>) => (await shell.ask('settled')).hasGraphics

  it('are done without at the next start, even if nobody could answer before the program ended', async () => {
    const data = temporaryFolder()
    const first = await boot({ data })
    await first.ask('headingSeen')
    expect(await hasGraphics(first)).toBe(true)
    await first.ask('answerNext', '(nobody)')
    await crashThrice(first)
    expect(await first.ask('told')).toMatchObject([{ buttons: ['Start again without', 'Go on'] }])
    await first.end()

    const second = await boot({ data })
    expect(await hasGraphics(second)).toBe(false)
    expect(await second.ask('headingSeen')).toBe('A safe home for your gift cards')
    expect(readFileSync(path.join(data, 'userData', 'cardstead.log'), 'utf8')).toContain('graphics-off')
    // What draws now may end as well: there is nothing else to offer.
    await second.ask('helperGone', 'GPU', 'crashed')
    await second.ask('helperGone', 'GPU', 'crashed')
    await second.ask('helperGone', 'GPU', 'crashed')
    expect(await second.ask('told')).toEqual([])
  })

  it('are tried again by a newer version', async () => {
    const data = temporaryFolder()
    mkdirSync(path.join(data, 'userData'))
    writeFileSync(path.join(data, 'userData', 'graphics.json'), '{"version":"0.0.9"}')
    expect(await hasGraphics(await boot({ data }))).toBe(true)
  })

  it('stay when a person wants to go on', async () => {
    const data = temporaryFolder()
    const shell = await boot({ data })
    await shell.ask('answerNext', 'Go on')
    for (let times = 0; times < 4; times++) await shell.ask('helperGone', 'GPU', 'crashed')
    await expect.poll(() => existsSync(path.join(data, 'userData', 'graphics.json'))).toBe(false)
    expect(await shell.ask('told')).toHaveLength(1)
    expect(await shell.ask('relaunches')).toEqual([])
  })

  it('are left behind at once when a person wants to start again', async () => {
    const data = temporaryFolder()
    const shell = await boot({ data, argv: ['--some-switch'] })
    await shell.ask('answerNext', 'Start again without')
    await shell.ask('helperGone', 'GPU', 'launch-failed')
    await shell.ask('helperGone', 'GPU', 'clean-exit')
    await shell.ask('helperGone', 'Utility', 'crashed')
    await shell.ask('helperGone', 'GPU', 'killed')
    expect(await shell.ask('told')).toEqual([])
    await shell.ask('helperGone', 'GPU', 'crashed').catch(() => undefined)
    expect(await shell.ended).toMatchObject({ code: 0, relaunched: [[expect.stringMatching(/main/), '--some-switch']] })
    expect(await hasGraphics(await boot({ data }))).toBe(false)
  })
})
