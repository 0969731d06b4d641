import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bootShell, provideBuild } from './boot-shell.ts'

const photo = path.resolve('tests/fixtures/photos/back-us.jpg')
let data: string

beforeAll(() => {
  provideBuild()
  data = mkdtempSync(path.join(tmpdir(), 'cardstead-comfort-'))
}, 180_000)
afterAll(() => rmSync(data, { recursive: true, force: true }))

async function boot(start: Parameters<typeof bootShell>[0] = {}) {
  const shell = await bootShell(start)
  onTestFinished(shell.end)
  return shell
}

describe('the menu', () => {
  it('leads to what is open to all while no household is open, and to nothing else', { timeout: 60_000 }, async () => {
    const shell = await boot()
    await shell.ask('headingSeen')
    await shell.ask('press', 'Settings…')
    await shell.ask('press', 'Check a link')
    await expect.poll(() => shell.ask('inPage', 'location.hash')).toBe('#/safety/link')
  })
})

describe('the window', () => {
  it('comes back where it was, and as big', { timeout: 60_000 }, async () => {
    const first = await boot({ data })
    expect(await first.ask('windowOptions')).toMatchObject({ width: 1280, height: 860 })
    await first.ask('maximize')
    await first.ask('close')
    writeFileSync(
      path.join(data, 'userData', 'window.json'),
      JSON.stringify({ x: 40, y: 50, width: 1111, height: 777, isMaximized: true }),
    )
    await first.end()
    const second = await boot({ data })
    expect(await second.ask('windowOptions')).toMatchObject({ x: 40, y: 50, width: 1111, height: 777 })
  })

  it('cannot be inspected once it is installed', async () => {
    expect(readFileSync(path.resolve('out/main/index.js'), 'utf8')).toContain('devTools: !app.isPackaged')
  })
})

describe('the system', () => {
  it('turns the window and the page dark and light again with itself', { timeout: 60_000 }, async () => {
    const shell = await boot()
    await shell.ask('headingSeen')
    const isDark = "document.querySelector('.v-application').classList.contains('v-theme--dark')"
    const themes = readFileSync(path.resolve('src/styles/theme.ts'), 'utf8')
    for (const scheme of ['dark', 'light', 'dark'] as const) {
      await shell.ask('systemTurns', scheme)
      await expect.poll(() => shell.ask('inPage', isDark)).toBe(scheme === 'dark')
      const { backgroundColor } = await shell.ask('windowFacts')
      // The window behind the page has the page's own colour.
      expect(themes).toMatch(new RegExp(`const ${scheme}: [^}]*background: '${backgroundColor}'`))
    }
  })

  it('brings the window back and tells the page when its notification is clicked', { timeout: 60_000 }, async () => {
    const shell = await boot()
    await shell.ask('inPage', 'void (clicks = 0, desktop.onNoticeClicked(() => clicks++))')
    await shell.ask('inPage', "desktop.notify({ title: 'Cardstead: one thing is due', body: 'A credit' })")
    await shell.ask('clickNotification')
    await expect.poll(() => shell.ask('inPage', 'clicks')).toBe(1)
    expect(await shell.ask('windowFacts')).toMatchObject({ isVisible: true })
  })

  it('says of the program its version and its licence', { timeout: 60_000 }, async () => {
    const shell = await boot()
    const { version } = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8'))
    expect(await shell.ask('about')).toMatchObject({
      applicationName: 'Cardstead',
      applicationVersion: version,
      copyright: expect.stringContaining('MIT licence'),
    })
  })
})

describe('files that the system opens with the app', () => {
  const take =
    'desktop.takeOpenedFiles().then(({ files, leftOut }) => ({ leftOut, files: files.map(({ name, bytes }) => [name, bytes.length]) }))'

  it('wait for the page, are given once, and bring their bytes', { timeout: 60_000 }, async () => {
    const copy = path.join(data, 'Card One.JPG')
    copyFileSync(photo, copy)
    const shell = await boot({ argv: [copy, '--flag', path.join(data, 'program.exe')] })
    await shell.ask('openFile', photo)
    await shell.ask('startAgain', ['electron', path.basename(copy), 'missing.png'], data)
    expect(await shell.ask('inPage', take)).toEqual({
      leftOut: 1,
      files: [
        ['Card One.JPG', readFileSync(photo).length],
        ['back-us.jpg', readFileSync(photo).length],
      ],
    })
    expect(await shell.ask('inPage', take)).toEqual({ leftOut: 0, files: [] })
  })

  it('are told of while the app is open', { timeout: 60_000 }, async () => {
    const shell = await boot()
    await shell.ask('inPage', 'void (heard = 0, desktop.onFilesOpened(() => heard++))')
    await shell.ask('openFile', photo)
    await expect.poll(() => shell.ask('inPage', 'heard')).toBe(1)
    await shell.ask('openFile', path.join(data, 'program.exe'))
    expect(await shell.ask('inPage', 'heard')).toBe(1)
  })
})

describe('failures', () => {
  it('of the page: it can be loaded again, and nothing is lost', { timeout: 60_000 }, async () => {
    const shell = await boot({ data })
    await shell.ask('inPage', 'void (window.wasHere = true)')
    await shell.ask('answerNext', 'Load again')
    await shell.ask('pageGone', 'crashed')
    await expect.poll(() => shell.ask('inPage', 'String(window.wasHere)').catch(() => 'loading')).toBe('undefined')
    expect(await shell.ask('told')).toMatchObject([{ buttons: ['Load again', 'Wait', 'Quit'] }])
    await shell.ask('pageHangs')
    expect(await shell.ask('told')).toHaveLength(2)
    expect(readFileSync(path.join(data, 'userData', 'cardstead.log'), 'utf8')).toContain('page-gone reason=crashed')
  })
})
