import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build, runnerImport } from 'vite'
import { browserArguments, findBrowser } from './browser.mjs'
import { root } from './run.mjs'
import { serveFolder } from './serve-folder.mjs'
import { openUnwatchedPage } from './unwatched-page.mjs'

/** Names of the files in a folder that the app can read, in order. */
export function photosIn(folder) {
  return readdirSync(folder)
    .filter(
      (name) =>
        /\.(?:jpe?g|png|webp|heic|heif|avif|gif|bmp|tiff?|pdf|eml|html?|txt)$/i.test(name) &&
        statSync(path.join(folder, name)).isFile(),
    )
    .sort()
}

/**
 * Opens the app's own scan pool in a headless Chromium for the photos of a folder. `workers` 0 means one less than the machine has cores;
 * `options` are passed to the pool.
 */
export async function openScanner(folder, { workers = 0, options = {} } = {}) {
  const executablePath = findBrowser()
  if (!executablePath) {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or set CARDSTEAD_CHROMIUM to its path.')
  }
  // A folder of its own, so that two scans do not build into each other's page.
  const built = mkdtempSync(path.join(tmpdir(), 'cardstead-scan-'))
  await buildPage(built)
  const server = await serveFolder(built, { mounts: { '/photos/': folder } })
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  const close = async () => {
    await browser.close()
    await server.close()
    rmSync(built, { recursive: true, force: true })
  }
  try {
    const page = await openUnwatchedPage(browser, server.origin)
    const places = workers || Math.max(1, (await page.evaluate('navigator.hardwareConcurrency')) - 1)
    await page.evaluate(`openPool(${places}, ${JSON.stringify(options)})`)
    return { scan: (files, onLine) => scanInTurn(page, files, places + 1, onLine), workers: places, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A few photos at once: all of a large folder would not fit into memory. */
async function scanInTurn(page, files, atOnce, onLine = () => undefined) {
  const lines = []
  let next = 0
  let done = 0
  const takeTurns = async () => {
    while (next < files.length) {
      const at = next++
      const file = files[at]
      const url = `/photos/${encodeURIComponent(file)}`
      const result = await page
        .evaluate(`scanPhoto(${JSON.stringify(url)})`)
        .catch((error) => ({ error: error.message }))
      lines[at] = { file, ...result }
      await onLine(lines[at], ++done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeTurns))
  return lines
}

/** The page has no interface: it only opens the app's scan pool. */
async function buildPage(outDir) {
  const { module } = await runnerImport(path.join(root, 'renderer.config.ts'), { configFile: false, logLevel: 'error' })
  const shared = module.rendererConfig
  await build({
    ...shared,
    root: path.join(root, 'scripts', 'scan-page'),
    configFile: false,
    logLevel: 'error',
    build: { ...shared.build, outDir, emptyOutDir: true },
  })
}
