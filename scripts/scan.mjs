#!/usr/bin/env node
// Reads every photo of a folder with the app's own pipeline in a headless Chromium and writes one JSON line per photo.
//   npm run scan -- <folder> --out <file.jsonl> [--workers N]
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { build, runnerImport } from 'vite'
import { browserArguments, findBrowser } from './lib/browser.mjs'
import { root } from './lib/run.mjs'
import { serveFolder } from './lib/serve-folder.mjs'

const usage = 'Usage: npm run scan -- <folder> --out <file.jsonl> [--workers N]'
const outFolder = path.join(root, 'out', 'scan')

const { folder, out, workers } = readArguments()
const executablePath = findBrowser()
if (!executablePath) stop('No Chromium, Chrome or Edge was found. Install one, or set CARDSTEAD_CHROMIUM to its path.')
const photos = readdirSync(folder)
  .filter(
    (name) =>
      /\.(?:jpe?g|png|webp|heic|heif|avif|gif|bmp|tiff?|pdf)$/i.test(name) &&
      statSync(path.join(folder, name)).isFile(),
  )
  .sort()
process.stderr.write(`${photos.length} photos in ${folder}\n`)
await buildPage()
writeReport(await scanAll())

async function scanAll() {
  const server = await serveFolder(outFolder, { mounts: { '/photos/': folder } })
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`))
    await page.goto(server.origin)
    await page.waitForFunction('typeof window.openPool === "function"')
    const pool = workers || Math.max(1, (await page.evaluate('navigator.hardwareConcurrency')) - 1)
    await page.evaluate(`window.openPool(${pool})`)
    return await scanInTurn(page, pool + 1)
  } finally {
    await browser.close()
    await server.close()
  }
}

/** A few photos at once: all of a large folder would not fit into memory. */
async function scanInTurn(page, atOnce) {
  const lines = []
  let next = 0
  let done = 0
  const takeTurns = async () => {
    while (next < photos.length) {
      const at = next++
      const file = photos[at]
      const url = `/photos/${encodeURIComponent(file)}`
      const result = await page
        .evaluate((place) => window.scanPhoto(place), url)
        .catch((error) => ({ error: error.message }))
      lines[at] = { file, ...result }
      const shown = result.error ?? `${result.verdict} ${result.seconds} s`
      process.stderr.write(`${++done}/${photos.length} ${file} ${shown}\n`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeTurns))
  return lines
}

/** The page has no interface: it only opens the app's scan pool. */
async function buildPage() {
  const { module } = await runnerImport(path.join(root, 'renderer.config.ts'), { configFile: false, logLevel: 'error' })
  const shared = module.rendererConfig
  await build({
    ...shared,
    root: path.join(root, 'scripts', 'scan-page'),
    configFile: false,
    logLevel: 'error',
    build: { ...shared.build, outDir: outFolder, emptyOutDir: true },
  })
}

function writeReport(lines) {
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true })
  writeFileSync(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  process.stderr.write(`Written: ${out}\n`)
}

function readArguments() {
  let parsed
  try {
    parsed = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, workers: { type: 'string' } } })
  } catch (error) {
    stop(`${error.message}\n${usage}`)
  }
  const [place, ...others] = parsed.positionals
  const count = parsed.values.workers === undefined ? 0 : Number(parsed.values.workers)
  if (!place || others.length > 0 || !parsed.values.out) stop(usage)
  if (!Number.isInteger(count) || count < 0) stop(`--workers takes a whole number.\n${usage}`)
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) stop(`Not a folder: ${place}`)
  return { folder: path.resolve(place), out: parsed.values.out, workers: count }
}

function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
