import path from 'node:path'
import { _electron } from 'playwright-core'
import { installedProgram } from '../../../scripts/lib/electron.mjs'
import { nextOf, type StartApp } from './target'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** In Electron itself, its data in the profile: where macOS and Windows keep it no variable of the environment changes. */
export const startInElectron: StartApp = async (profile, extras) => {
  const app = await _electron.launch({
    executablePath: installedProgram() ?? '',
    args: [
      path.join(root, 'out', 'main', 'index.js'),
      `--user-data-dir=${path.join(profile, 'userData')}`,
      '--lang=en-US',
      ...(extras.browserArguments ?? []),
    ],
    cwd: root,
    env: { ...process.env, XDG_CONFIG_HOME: profile, APPDATA: profile, HOME: profile },
  })
  const page = await app.firstWindow()
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  })
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  return {
    page,
    context: app.context(),
    origin: 'app://cardstead',
    clipboardText: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    copy: (text) => app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text),
    openedBy: (act) => nextOf(opened, act),
    give: (file) =>
      app.evaluate(
        ({ app: electron }, name) => void electron.emit('open-file', { preventDefault: () => null }, name),
        file,
      ),
    async pdf() {
      const base64 = await app.evaluate(async ({ BrowserWindow }) => {
        const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' })
        return pdf?.toString('base64') ?? ''
      })
      return Buffer.from(base64, 'base64')
    },
    async kill() {
      app.process().kill('SIGKILL')
      await app.waitForEvent('close').catch(() => undefined)
    },
    close: () => app.close(),
  }
}
