import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { browserArguments, findBrowser } from '../../scripts/lib/browser.mjs'
import { serveFolder } from '../../scripts/lib/serve-folder.mjs'
import { openUnwatchedPage } from '../../scripts/lib/unwatched-page.mjs'

// A browser on a busy machine is slower than the five seconds that a test without one has.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-page-'))
let server: Awaited<ReturnType<typeof serveFolder>>
let browser: Browser

beforeAll(async () => {
  writeFileSync(path.join(folder, 'index.html'), '<script type="module" src="/page.js"></script>')
  writeFileSync(path.join(folder, 'page.js'), 'globalThis.double = async (count) => 2 * count')
  server = await serveFolder(folder)
  browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: browserArguments })
})

afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('a page that nobody watches', () => {
  it('answers once its scripts have run', async () => {
    const page = await openUnwatchedPage(browser, server.origin)
    expect(await page.evaluate('double(21)')).toBe(42)
    expect(await Promise.all([1, 2, 3].map((count) => page.evaluate(`double(${count})`)))).toEqual([2, 4, 6])
  })

  it('passes on what the page throws', async () => {
    const page = await openUnwatchedPage(browser, server.origin)
    await expect(page.evaluate('noSuchName')).rejects.toThrow('noSuchName is not defined')
    await expect(page.evaluate('Promise.reject(new Error("no cards"))')).rejects.toThrow('no cards')
  })

  it('is not waited for longer than it may take to load', async () => {
    const silent = createServer(() => undefined).listen(0)
    const { port } = silent.address() as AddressInfo
    const opening = openUnwatchedPage(browser, `http://127.0.0.1:${port}`, { loadLimitMs: 500 })
    try {
      await expect(opening).rejects.toThrow('did not load within 500 ms')
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })

  it('rejects what waits when the page is gone, and what is asked after', async () => {
    const page = await openUnwatchedPage(browser, server.origin)
    const waiting = expect(page.evaluate('new Promise(() => {})')).rejects.toThrow('broke down or was closed')
    const client = await browser.newBrowserCDPSession()
    const { targetInfos } = await client.send('Target.getTargets')
    const pages = targetInfos.filter(({ url }) => url.startsWith(server.origin))
    for (const { targetId } of pages) await client.send('Target.closeTarget', { targetId })
    await waiting
    await expect(page.evaluate('1')).rejects.toThrow('broke down or was closed')
  })

  it('rejects what waits when the browser is gone', async () => {
    const other = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: browserArguments })
    const page = await openUnwatchedPage(other, server.origin)
    const waiting = expect(page.evaluate('new Promise(() => {})')).rejects.toThrow('broke down or was closed')
    await other.close()
    await waiting
  })

  it('is not opened where nothing is served', async () => {
    await expect(openUnwatchedPage(browser, 'http://127.0.0.1:1/')).rejects.toThrow('ERR_')
  })
})
