#!/usr/bin/env node
// Makes the photos of tests/fixtures/photos: cards drawn as HTML, photographed in Chromium. Run it again and the same cards come out.
//   node scripts/make-photos.mjs [--out <folder>]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { browserArguments, findBrowser } from './lib/browser.mjs'
import { root } from './lib/run.mjs'
import { takePhoto } from './photo-studio/camera.mjs'
import { cardHtml } from './photo-studio/cards.mjs'
import { createChance, makeCode, makeDigits } from './photo-studio/chance.mjs'

const { values } = parseArgs({ options: { out: { type: 'string' } } })
const folder = path.resolve(values.out ?? path.join(root, 'tests', 'fixtures', 'photos'))

const us = { marketplace: 'amazon.com', lang: 'en', currency: 'USD' }
const gb = { marketplace: 'amazon.co.uk', lang: 'en', currency: 'GBP' }
const de = { marketplace: 'amazon.de', lang: 'de', currency: 'EUR' }
const fr = { marketplace: 'amazon.fr', lang: 'fr', currency: 'EUR' }
const it = { marketplace: 'amazon.it', lang: 'it', currency: 'EUR' }
const jp = { marketplace: 'amazon.co.jp', lang: 'ja', currency: 'JPY' }
const ca = { marketplace: 'amazon.ca', lang: 'en', currency: 'CAD' }
const au = { marketplace: 'amazon.com.au', lang: 'en', currency: 'AUD' }

const shots = [
  {
    file: 'back-us.jpg',
    kind: 'back',
    ...us,
    amount: 25,
    printedAmount: '$25.00',
    camera: { turn: -4, tiltX: 8, blur: 0.6, noise: 4 },
  },
  {
    file: 'back-gb-dark-table.jpg',
    kind: 'back',
    ...gb,
    amount: 50,
    printedAmount: '£50.00',
    paper: '#f4e6d4',
    camera: { turn: 11, tiltX: 14, tiltY: -8, table: '#1d1b1f', light: 0.42, blur: 0.8, noise: 6, scale: 0.95 },
  },
  {
    file: 'back-de-upside-down.jpg',
    kind: 'back',
    ...de,
    amount: 100,
    printedAmount: '100,00 €',
    codeStyle: 'spaces',
    camera: { turn: 177, tiltX: -6, blur: 0.5, noise: 4, table: '#8a949c' },
  },
  {
    file: 'back-fr-exif-rotated.jpg',
    kind: 'back',
    ...fr,
    amount: 30,
    printedAmount: '30,00 €',
    exif: 6,
    paper: '#dfe9df',
    camera: { width: 1200, height: 1600, scale: 0.95, turn: 3, tiltX: 7, blur: 0.6, noise: 5 },
  },
  {
    file: 'back-jp-yen.jpg',
    kind: 'back',
    ...jp,
    amount: 5000,
    printedAmount: '¥5,000',
    serialStyle: 'groups',
    camera: { turn: 6, tiltY: 12, blur: 0.6, noise: 5, table: '#39424e' },
  },
  {
    file: 'back-us-sideways.jpg',
    kind: 'back',
    ...us,
    amount: null,
    codeFont: 'Inter',
    spacing: 0.08,
    camera: { width: 1200, height: 1600, turn: 92, tiltX: 6, blur: 0.7, noise: 5, scale: 0.9, table: '#54606b' },
  },
  {
    file: 'back-gb-look-alikes.jpg',
    kind: 'back',
    ...gb,
    amount: 20,
    printedAmount: '£20',
    alphabet: 'QDGCB8S5Z2UV',
    camera: { turn: -7, tiltX: 5, blur: 0.4, noise: 3, table: '#757065' },
  },
  {
    file: 'back-de-covered.jpg',
    kind: 'back',
    ...de,
    amount: 50,
    printedAmount: '50,00 €',
    covered: true,
    camera: { turn: 5, tiltX: 10, blur: 0.7, noise: 5 },
  },
  {
    file: 'front-without-code.jpg',
    kind: 'front',
    ...ca,
    amount: 100,
    printedAmount: 'CDN$ 100.00',
    covered: true,
    noSerial: true,
    camera: { turn: -9, tiltX: 9, blur: 0.6, noise: 4, light: 0.2 },
  },
  {
    file: 'mail-ca-monitor.jpg',
    kind: 'mail',
    ...ca,
    amount: 75,
    printedAmount: 'CDN$ 75.00',
    camera: { turn: 4, tiltY: -9, scale: 0.98, blur: 0.7, noise: 5, table: '#101014', light: 0.15 },
  },
  {
    file: 'mail-gb.webp',
    kind: 'mail',
    ...gb,
    amount: 15,
    printedAmount: '£15.00',
    codeFont: 'Inter',
    codeColour: '#b3541e',
    format: 'webp',
    noSerial: true,
    camera: null,
  },
  {
    file: 'print-it-fifteen.jpg',
    kind: 'print',
    ...it,
    amount: 50,
    printedAmount: '50,00 €',
    length: 15,
    camera: { width: 1200, height: 1600, turn: -3, tiltX: 12, blur: 0.6, noise: 4, table: '#463a30' },
  },
  {
    file: 'print-us-plain-code.jpg',
    kind: 'print',
    ...us,
    amount: 200,
    printedAmount: '$200.00',
    codeStyle: 'plain',
    camera: { turn: 14, tiltX: 10, tiltY: 8, scale: 0.86, blur: 0.6, noise: 5, table: '#2d3b33', light: 0.4 },
  },
  { file: 'screen-us.png', kind: 'screen', ...us, amount: 40, printedAmount: '$40.00', format: 'png', camera: null },
  {
    file: 'screen-de-dark.jpg',
    kind: 'screen',
    ...de,
    amount: 25,
    printedAmount: '25,00 €',
    paper: '#15171c',
    inkColour: '#e8e8ea',
    codeStyle: 'spaces',
    codeFont: 'Inter',
    camera: null,
  },
  {
    file: 'receipt-au.jpg',
    kind: 'receipt',
    ...au,
    amount: 60,
    printedAmount: 'A$60.00',
    camera: { width: 1200, height: 1600, turn: -6, tiltX: 8, scale: 1.15, blur: 0.6, noise: 5, table: '#7d6a53' },
  },
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: browserArguments })
const page = await browser.newPage()
const truth = []
for (const [at, shot] of shots.entries()) {
  const chance = createChance(20261122 + at)
  const spec = {
    ...shot,
    claimCode: shot.covered ? null : makeCode(chance, shot.length, shot.alphabet),
    serial: shot.noSerial ? null : makeDigits(chance, 16),
    barcode: makeDigits(chance, 12),
  }
  const bytes = await takePhoto(page, cardHtml(spec, chance), { ...shot, noiseSeed: at + 1 })
  writeFileSync(path.join(folder, shot.file), bytes)
  const { file, kind, claimCode, serial, amount, currency, marketplace } = spec
  truth.push({ file, kind, claimCode, serial, amount, currency: amount === null ? null : currency, marketplace })
  console.log(`${file} ${Math.round(bytes.length / 1000)} kB`)
}
await browser.close()
writeFileSync(path.join(folder, 'truth.json'), `[\n${truth.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`)
