import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { _electron } from 'playwright-core'
import { nextOf, type StartApp } from './target'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** Electron's own program, where its installer could fetch it; null elsewhere. */
function electronProgram(): string | null {
  const folder = path.join(root, 'node_modules', 'electron')
  const pointer = path.join(folder, 'path.txt')
  if (!existsSync(pointer)) return null
  const program = path.join(folder, 'dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(program) ? program : null
}

/** In Electron itself, its data in the profile. */
export const startInElectron: StartApp = async (profile, extras) => {
  const app = await _electron.launch({
    executablePath: electronProgram() ?? '',
    args: [path.join(root, 'out', 'main', 'index.js'), '--lang=en-US', ...(extras.browserArguments ?? [])],
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
