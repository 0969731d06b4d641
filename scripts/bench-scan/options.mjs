import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { alphabets } from '../../tests/bench/plan.mjs'

const usage = `Usage: npm run bench:scan -- [options]
  --count 240          how many photos to make (a third easy, a third medium, a third hard, or nearly)
  --seed 1             another seed gives other cards
  --alphabet amazon    or any: codes of all letters and digits
  --photos <folder>    read these instead; the folder holds a truth.json
  --first N            only the first N photos
  --workers N          how many photos are read at once
  --own-reader off     without the reader that was trained for codes
  --only-read          no other readers to compare with
  --baselines all      compare on all photos, not on every 4th
  --memory             memory of the page with two workers
  --repeat 500         read the photos again and again, and print only memory
  --json <file>        write all figures and readings`

export function readOptions() {
  const { values } = parsed()
  const { alphabet, photos, baselines } = values
  if (!(alphabet in alphabets)) stop(`--alphabet is one of ${Object.keys(alphabets).join(', ')}.`)
  if (!['on', 'off'].includes(values['own-reader'])) stop('--own-reader is on or off.')
  if (!['all', 'some'].includes(baselines)) stop('--baselines is all or some.')
  if (photos && !existsSync(path.join(photos, 'truth.json'))) stop(`No truth.json in ${photos}`)
  return {
    count: whole(values.count, 'count'),
    seed: whole(values.seed, 'seed'),
    alphabet,
    photos: photos ? path.resolve(photos) : null,
    first: values.first === undefined ? undefined : whole(values.first, 'first'),
    workers: values.workers === undefined ? 0 : whole(values.workers, 'workers'),
    codeReader: values['own-reader'] === 'on',
    onlyRead: values['only-read'],
    everyNth: baselines === 'all' ? 1 : 4,
    memory: values.memory,
    repeat: values.repeat === undefined ? 0 : whole(values.repeat, 'repeat'),
    json: values.json ?? null,
  }
}

function parsed() {
  try {
    return parseArgs({
      options: {
        count: { type: 'string', default: '240' },
        seed: { type: 'string', default: '1' },
        alphabet: { type: 'string', default: 'amazon' },
        photos: { type: 'string' },
        first: { type: 'string' },
        workers: { type: 'string' },
        'own-reader': { type: 'string', default: 'on' },
        'only-read': { type: 'boolean', default: false },
        baselines: { type: 'string', default: 'some' },
        memory: { type: 'boolean', default: false },
        repeat: { type: 'string' },
        json: { type: 'string' },
      },
    })
  } catch (error) {
    return stop(error.message)
  }
}

function whole(text, name) {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : stop(`--${name} takes a whole number above 0.`)
}

function stop(message) {
  process.stderr.write(`${message}\n${usage}\n`)
  process.exit(1)
}
