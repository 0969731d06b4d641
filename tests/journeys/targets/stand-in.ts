import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { bootShell } from '../../electron/boot-shell.ts'
import { killBrowser, nextOf, type StartApp } from './target'

/** The built main and preload of the Electron shell, with the stand-in for Electron: its window is a page that we join. */
export const startInStandIn: StartApp = async (profile, extras) => {
  const port = await freePort()
  const shell = await bootShell({ data: profile, browser: { ...extras, port } })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = browser.contexts()[0]
  const page = context?.pages()[0]
  if (!context || !page) throw new Error('The stand-in has no window to join')
  await page.setViewportSize({ width: 1280, height: 860 })
  return {
    page,
    context,
    origin: new URL(page.url()).origin,
    clipboardText: async () => (await shell.ask('clipboardText')) as string,
    copy: async (text) => void (await shell.ask('copy', text)),
    openedBy: (act) => nextOf(async () => shell.ask('pagesOpened'), act),
    give: async (file) => void (await shell.ask('openFile', file)),
    pdf: () => page.pdf({ format: 'A4' }),
    async kill() {
      const ended = [new Promise((resolve) => browser.once('disconnected', resolve)), shell.ended]
      await killBrowser(browser, shell.pid === undefined ? [] : [shell.pid])
      await Promise.all(ended)
    },
    async close() {
      await browser.close()
      await shell.end()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
