import { release } from '../release'

/**
 * Connected pieces of ink (8 neighbours). All arrays run over the pieces; `runs` holds each horizontal run of ink. Its arrays are longer than
 * `count` and belong to the next call: a photo has a million runs in several layers, and new arrays for each would lie about as garbage.
 */
export interface Components {
  readonly count: number
  readonly left: Int32Array
  readonly top: Int32Array
  /** Last column and row that belong to the piece. */
  readonly right: Int32Array
  readonly bottom: Int32Array
  readonly area: Int32Array
  readonly runs: Runs
}

export interface Runs {
  readonly count: number
  readonly row: Int32Array
  readonly start: Int32Array
  /** Last column of the run. */
  readonly end: Int32Array
  /** Which piece the run belongs to. */
  readonly piece: Int32Array
}

const scratch = {
  row: new Int32Array(),
  start: new Int32Array(),
  end: new Int32Array(),
  piece: new Int32Array(),
  parents: new Int32Array(),
  numbers: new Int32Array(),
}

/** An array of the scratch with room for so many numbers; what it holds stays. */
function room(name: keyof typeof scratch, count: number): Int32Array<ArrayBuffer> {
  const known = scratch[name]
  if (known.length >= count) return known
  const larger = new Int32Array(Math.max(count, 2 * known.length, 1 << 16))
  larger.set(known)
  release(known)
  return (scratch[name] = larger)
}

/** Gives the scratch back: the grain of a table has so many runs that it takes tens of megabytes. Components found before lose their runs. */
export function releaseScratch(): void {
  for (const name of Object.keys(scratch) as (keyof typeof scratch)[]) {
    release(scratch[name])
    scratch[name] = new Int32Array()
  }
}

export function findComponents(mask: Uint8Array, width: number, height: number): Components {
  const runs = collectRuns(mask, width, height)
  const parents = joinRuns(runs, height)
  const piece = room('piece', runs.count)
  const numbers = room('numbers', runs.count).fill(-1, 0, runs.count)
  let count = 0
  for (let run = 0; run < runs.count; run++) {
    const root = rootOf(parents, run)
    if (numbers[root] === -1) numbers[root] = count++
    piece[run] = numbers[root] as number
  }
  return measure({ ...runs, piece }, count)
}

function collectRuns(mask: Uint8Array, width: number, height: number): Omit<Runs, 'piece'> {
  let { row, start, end } = scratch
  let count = 0
  for (let y = 0; y < height; y++) {
    const line = y * width
    let x = 0
    while (x < width) {
      while (x < width && mask[line + x] === 0) x++
      if (x === width) break
      const first = x
      while (x < width && mask[line + x] !== 0) x++
      if (count === row.length) {
        row = room('row', count + 1)
        start = room('start', count + 1)
        end = room('end', count + 1)
      }
      row[count] = y
      start[count] = first
      end[count++] = x - 1
    }
  }
  return { count, row, start, end }
}

/** Union-find over runs that touch a run of the row above. */
function joinRuns({ count, row, start, end }: Omit<Runs, 'piece'>, height: number): Int32Array {
  const parents = room('parents', count)
  for (let i = 0; i < count; i++) parents[i] = i
  const firstOfRow = new Int32Array(height + 1).fill(count)
  for (let i = count - 1; i >= 0; i--) firstOfRow[row[i] as number] = i
  for (let y = height - 1; y >= 0; y--) {
    if (firstOfRow[y] === count) firstOfRow[y] = firstOfRow[y + 1] as number
  }
  for (let y = 1; y < height; y++) {
    let above = firstOfRow[y - 1] as number
    const aboveEnd = firstOfRow[y] as number
    const rowEnd = firstOfRow[y + 1] as number
    for (let run = aboveEnd; run < rowEnd; run++) {
      while (above < aboveEnd && (end[above] as number) < (start[run] as number) - 1) above++
      for (let other = above; other < aboveEnd && (start[other] as number) <= (end[run] as number) + 1; other++) {
        const a = rootOf(parents, run)
        const b = rootOf(parents, other)
        if (a < b) parents[b] = a
        else parents[a] = b
      }
    }
  }
  return parents
}

function rootOf(parents: Int32Array, start: number): number {
  let node = start
  while (parents[node] !== node) {
    const parent = parents[node] as number
    parents[node] = parents[parent] as number
    node = parent
  }
  return node
}

function measure(runs: Runs, count: number): Components {
  const left = new Int32Array(count).fill(1 << 30)
  const top = new Int32Array(count).fill(1 << 30)
  const right = new Int32Array(count).fill(-1)
  const bottom = new Int32Array(count).fill(-1)
  const area = new Int32Array(count)
  for (let i = 0; i < runs.count; i++) {
    const id = runs.piece[i] as number
    const row = runs.row[i] as number
    const start = runs.start[i] as number
    const end = runs.end[i] as number
    if (start < (left[id] as number)) left[id] = start
    if (end > (right[id] as number)) right[id] = end
    if (row < (top[id] as number)) top[id] = row
    if (row > (bottom[id] as number)) bottom[id] = row
    area[id] = (area[id] as number) + end - start + 1
  }
  return { count, left, top, right, bottom, area, runs }
}
