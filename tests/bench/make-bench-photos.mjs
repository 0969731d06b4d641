#!/usr/bin/env node
// Makes photos of gift cards to measure reading with: as many as wanted, easy, medium and hard. The same seed gives the same cards.
//   node tests/bench/make-bench-photos.mjs --out <folder> [--count 240] [--seed 1] [--alphabet amazon|any]
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeBenchSet } from './make-set.mjs'
import { alphabets } from './plan.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    count: { type: 'string', default: '240' },
    seed: { type: 'string', default: '1' },
    alphabet: { type: 'string', default: 'amazon' },
  },
})
const [count, seed] = [Number(values.count), Number(values.seed)]
if (
  !values.out ||
  !Number.isInteger(count) ||
  count < 1 ||
  !Number.isInteger(seed) ||
  !(values.alphabet in alphabets)
) {
  process.stderr.write(
    'Usage: node tests/bench/make-bench-photos.mjs --out <folder> [--count 240] [--seed 1] [--alphabet amazon|any]\n',
  )
  process.exit(1)
}
let done = 0
await makeBenchSet({
  folder: path.resolve(values.out),
  count,
  seed,
  alphabet: values.alphabet,
  onPhoto: (file, size) => console.log(`${++done}/${count} ${file} ${Math.round(size / 1000)} kB`),
})
