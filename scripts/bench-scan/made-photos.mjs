import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeBenchSet } from '../../tests/bench/make-set.mjs'
import { root } from '../lib/run.mjs'

/** The folder of a set of made photos: made once, and again when the code that makes them has changed. */
export async function madePhotos({ count, seed, alphabet }, onPhoto) {
  const folder = path.join(root, 'out', 'bench-photos', `${seed}-${count}-${alphabet}`)
  const stamp = path.join(folder, 'made-by.txt')
  const maker = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === maker) return folder
  rmSync(folder, { recursive: true, force: true })
  await makeBenchSet({ folder, count, seed, alphabet, onPhoto })
  writeFileSync(stamp, maker)
  return folder
}

function fingerprint() {
  const hash = createHash('sha256')
  const files = ['tests/bench', 'scripts/photo-studio'].flatMap((place) => filesBelow(path.join(root, place)))
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
