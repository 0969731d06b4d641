import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bootShell, provideBuild } from './boot-shell.ts'

const photo = path.resolve('tests/fixtures/photos/back-us.jpg')

beforeAll(provideBuild, 180_000)

async function boot(platform: NodeJS.Platform) {
  const shell = await bootShell({ platform })
  onTestFinished(shell.end)
  return shell
}

describe('a window that was closed', { timeout: 120_000 }, () => {
  it.each(['linux', 'win32'] as const)('ends the program on %s', async (platform) => {
    const shell = await boot(platform)
    await shell.ask('closeLast').catch(() => undefined)
    expect(await shell.ended).toMatchObject({ code: 0 })
  })

  it('comes back on a Mac by the dock, by a file, and by the menu, which is still obeyed', async () => {
    const shell = await boot('darwin')
    const isThere = () => shell.ask('windowCount')
    const isPainted = () =>
      expect.poll(() => shell.ask('headingSeen').catch(() => ''), { timeout: 20_000 }).not.toBe('')
    await shell.ask('closeLast')
    expect(await isThere()).toBe(0)
    await shell.ask('dockClicked')
    expect(await isThere()).toBe(1)
    await isPainted()

    await shell.ask('closeLast')
    await shell.ask('openFile', photo)
    expect(await isThere()).toBe(1)
    await isPainted()

    await shell.ask('closeLast')
    await shell.ask('press', 'Check a link')
    expect(await isThere()).toBe(1)
    await expect
      .poll(() => shell.ask('inPage', 'location.hash').catch(() => ''), { timeout: 20_000 })
      .toBe('#/safety/link')
    await shell.ask('dockClicked')
    expect(await isThere()).toBe(1)
  })

  it('is not opened before the program can answer it, however early a Mac says that it was activated', async () => {
    const shell = await bootShell({ platform: 'darwin', activatesEarly: true })
    onTestFinished(shell.end)
    expect(await shell.ask('windowCount')).toBe(1)
    expect(await shell.ask('headingSeen')).toBe('A safe home for your gift cards')
  })
})

describe('a program that runs already', { timeout: 120_000 }, () => {
  it('is not started a second time over the same data', async () => {
    const first = await boot(process.platform)
    await expect(bootShell({ data: first.data })).rejects.toThrow('The shell ended with 0:')
    expect(await first.ask('windowCount')).toBe(1)
  })
})
