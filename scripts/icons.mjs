/** npm run icons: draws resources/web/icon.svg in every size that the desktops ask for, into resources/icons. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { browserArguments, findBrowser } from './lib/browser.mjs'
import { encodeIcns, encodeIco } from './lib/icon-containers.mjs'
import { root } from './lib/run.mjs'

const sizesPx = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const folder = path.join(root, 'resources', 'icons')

const executablePath = findBrowser()
if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found: set CARDSTEAD_CHROMIUM.')
const browser = await chromium.launch({ executablePath, args: browserArguments })
const page = await browser.newPage()
const source = readFileSync(path.join(root, 'resources', 'web', 'icon.svg'), 'base64')
const pictures = []
for (const sizePx of sizesPx) {
  await page.setViewportSize({ width: sizePx, height: sizePx })
  await page.setContent(
    `<style>body { margin: 0 } img { display: block; width: 100vw; height: 100vh }</style><img src="data:image/svg+xml;base64,${source}">`,
  )
  await page.waitForFunction(() => document.images[0]?.complete)
  pictures.push({ sizePx, png: await page.screenshot({ omitBackground: true }) })
}
await browser.close()

mkdirSync(folder, { recursive: true })
for (const { sizePx, png } of pictures) writeFileSync(path.join(folder, `${sizePx}x${sizePx}.png`), png)
writeFileSync(path.join(folder, 'icon.ico'), encodeIco(pictures.filter(({ sizePx }) => sizePx <= 256)))
writeFileSync(path.join(folder, 'icon.icns'), encodeIcns(pictures))
console.log(`${sizesPx.length} sizes, icon.ico and icon.icns in resources/icons`)
