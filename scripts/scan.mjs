#!/usr/bin/env node
// Reads every photo of a folder with the app's own pipeline in a headless Chromium and writes one JSON line per photo.
//   npm run scan -- <folder> --out <file.jsonl> [--workers N]
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openScanner, photosIn } from './lib/scan-photos.mjs'

const usage = 'Usage: npm run scan -- <folder> --out <file.jsonl> [--workers N]'

const { folder, out, workers } = readArguments()
const photos = photosIn(folder)
process.stderr.write(`${photos.length} photos in ${folder}\n`)
const scanner = await openScanner(folder, { workers }).catch((error) => stop(error.message))
try {
  writeReport(await scanner.scan(photos, showProgress))
} finally {
  await scanner.close()
}

function showProgress({ file, error, verdict, seconds }, done) {
  process.stderr.write(`${done}/${photos.length} ${file} ${error ?? `${verdict} ${seconds} s`}\n`)
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
