import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Request } from 'playwright-core'
import { browserArguments, findBrowser } from '../../../scripts/lib/browser.mjs'
import { serveFolder } from '../../../scripts/lib/serve-folder.mjs'
import { killBrowser, type StartApp } from './target'

const renderer = path.resolve(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

/** By profile: the data belongs to the port as well, so that it must be the same after a crash. */
const servers = new Map<string, ReturnType<typeof serveFolder>>()

/** In a real Chromium, served as `npm start -- --browser` serves it. */
export const startInBrowser: StartApp = async (profile, extras) => {
  const serving = servers.get(profile) ?? serveFolder(renderer)
  servers.set(profile, serving)
  const server = await serving
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? 'chromium',
    args: [...browserArguments, ...(extras.browserArguments ?? [])],
    viewport: { width: 1280, height: 860 },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write', ...(extras.permissions ?? [])],
    reducedMotion: 'reduce',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    page,
    context,
    origin: server.origin,
    clipboardText: () => page.evaluate(() => navigator.clipboard.readText()),
    copy: (text) => page.evaluate((words) => navigator.clipboard.writeText(words), text),
    async openedBy(act) {
      // Nothing outside can be reached here: what counts is what the new page asks for.
      const isForeign = (request: Request) =>
        request.isNavigationRequest() && !request.url().startsWith(`${server.origin}/`)
      const [opened, request] = await Promise.all([
        context.waitForEvent('page'),
        context.waitForEvent('request', isForeign),
        act(),
      ])
      await opened.close()
      await page.bringToFront()
      return request.url()
    },
    give: (file) => page.evaluate(dropOnWindow, { name: path.basename(file), base64: readFileSync(file, 'base64') }),
    pdf: () => page.pdf({ format: 'A4' }),
    async kill() {
      const browser = context.browser()
      if (!browser) throw new Error('The browser of this context is not known')
      const ended = new Promise((resolve) => context.once('close', resolve))
      await killBrowser(browser)
      await ended
    },
    async close() {
      await context.close()
      await server.close()
      servers.delete(profile)
    },
  }
}

function dropOnWindow({ name, base64 }: { readonly name: string; readonly base64: string }) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name))
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}
