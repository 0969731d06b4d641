#!/usr/bin/env node
// Measures reading: makes photos of gift cards, reads them with the app's own pipeline, and compares with what stands on them.
//   npm run bench:scan -- [--count 240] [--seed 1] [--alphabet amazon|any] [--photos <folder with truth.json>] [--first N]
//     [--workers N] [--own-reader off] [--only-read] [--baselines all] [--memory] [--repeat 500] [--json <file>]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { madePhotos } from './bench-scan/made-photos.mjs'
import { readOptions } from './bench-scan/options.mjs'
import { plainReaders } from './bench-scan/plain-readers.mjs'
import { watchRendererMemory } from './bench-scan/renderer-memory.mjs'
import { judge, summariseAll } from './bench-scan/score.mjs'
import { comparisonTable, memoryTable, readingTable } from './bench-scan/tables.mjs'
import { openScanner } from './lib/scan-photos.mjs'

const options = readOptions()
let made = 0
const onPhoto = (file) => showProgress(++made, options.count, `made ${file}`)
const folder = options.photos ?? (await madePhotos(options, onPhoto))
const truth = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')).slice(0, options.first)
// Seconds mean little where other programs keep the cores busy.
const machine = { cores: cpus().length, load: Number((loadavg()[0] ?? 0).toFixed(1)) }
console.log(`${truth.length} photos in ${folder}; ${machine.cores} cores, load ${machine.load} at the start`)

const report = { folder, options, machine, photos: truth.length }
if (options.repeat) await readAgainAndAgain()
else {
  const judged = await readOnce()
  if (!options.onlyRead) await compareReaders(judged)
}
if (options.json) {
  mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true })
  writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`Written: ${options.json}`)
}

async function readOnce() {
  const scanner = await openOurs()
  const memory = options.memory ? watchRendererMemory() : null
  const marks = memory ? [{ at: 'start', ...memory.look() }] : []
  const lines = await scanner.scan(
    truth.map(({ file }) => file),
    ({ file, error, verdict, seconds }, done) => {
      showProgress(done, truth.length, `${file} ${error ?? `${verdict} ${seconds} s`}`)
      if (memory && (done === 50 || done === 200)) marks.push({ at: `after ${done} photos`, ...memory.look() })
    },
  )
  if (memory) marks.push({ at: 'end', ...memory.look() }, { at: 'most', ...memory.peak })
  memory?.stop()
  await scanner.close()

  const judged = truth.map((row, at) => judge(row, lines[at]))
  report.workers = scanner.workers
  report.reading = summariseAll(judged)
  report.lines = lines.map((line, at) => ({ ...line, judged: judged[at] }))
  console.log(`\nOur reading, ${scanner.workers} at once${options.codeReader ? '' : ', without our own code reader'}:`)
  console.log(readingTable(report.reading))
  console.log('Codes are shares of the photos that show one. Offered: a code offered where there is none.')
  console.log('Serial, amount and market: right/missing/wrong.')
  if (memory) {
    report.memory = marks
    console.log(`\n${memoryTable(marks)}`)
  }
  return judged
}

/** The same photos, one at a time, through readers that know nothing of gift cards. */
async function compareReaders(judged) {
  const chosen = truth.map((_, at) => at).filter((at) => at % options.everyNth === 0)
  const readers = [{ name: 'ours', judged: chosen.map((at) => judged[at]) }]
  for (const reader of await plainReaders()) {
    const results = []
    for (const at of chosen) {
      const line = await reader.read(path.join(folder, truth[at].file))
      results.push(judge(truth[at], line))
      showProgress(results.length, chosen.length, `${reader.name} ${truth[at].file}`)
    }
    await reader.close()
    readers.push({ name: reader.name, judged: results })
  }
  const summed = readers.map(({ name, judged: photos }) => ({ name, summaries: summariseAll(photos) }))
  report.comparison = { everyNth: options.everyNth, readers: summed }
  const which = options.everyNth === 1 ? 'all photos' : `every ${options.everyNth}th photo (--baselines all for all)`
  console.log(`\nRight code first, side by side on ${which}, ${chosen.length} photos; the others read one at a time:`)
  console.log(comparisonTable(summed))
}

/** Whether memory stays flat: the same photos until so many were read. */
async function readAgainAndAgain() {
  const scanner = await openOurs()
  const memory = watchRendererMemory()
  const marks = [{ at: 'start', ...memory.look() }]
  const files = Array.from({ length: options.repeat }, (_, at) => truth[at % truth.length].file)
  await scanner.scan(files, ({ file, error }, done) => {
    showProgress(done, files.length, `${file} ${error ?? ''}`)
    if (done % 50 === 0) marks.push({ at: `after ${done} photos`, ...memory.look() })
  })
  marks.push({ at: 'most', ...memory.peak })
  memory.stop()
  await scanner.close()
  report.memory = marks
  console.log(`\n${scanner.workers} at once\n${memoryTable(marks)}`)
}

function openOurs() {
  const measured = options.memory || options.repeat
  const workers = options.workers || (measured ? 2 : 0)
  return openScanner(folder, { workers, options: options.codeReader ? {} : { codeReader: false } })
}

function showProgress(done, all, text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done}/${all} ${text}${done === all ? '\r\x1b[K' : ''}`)
  else if (done % 20 === 0 || done === all) process.stderr.write(`${done}/${all}\n`)
}
