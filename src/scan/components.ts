/** Connected pieces of ink (8 neighbours). All arrays run over the pieces; `runs` holds each horizontal run of ink. */
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

export function findComponents(mask: Uint8Array, width: number, height: number): Components {
  const runs = collectRuns(mask, width, height)
  const parents = joinRuns(runs, height)
  const piece = new Int32Array(runs.count)
  const numbers = new Int32Array(runs.count).fill(-1)
  let count = 0
  for (let run = 0; run < runs.count; run++) {
    const root = rootOf(parents, run)
    if (numbers[root] === -1) numbers[root] = count++
    piece[run] = numbers[root] as number
  }
  return measure({ ...runs, piece }, count)
}

function collectRuns(mask: Uint8Array, width: number, height: number): Omit<Runs, 'piece'> {
  let capacity = 1 << 16
  let row = new Int32Array(capacity)
  let start = new Int32Array(capacity)
  let end = new Int32Array(capacity)
  let count = 0
  for (let y = 0; y < height; y++) {
    const line = y * width
    let x = 0
    while (x < width) {
      while (x < width && mask[line + x] === 0) x++
      if (x === width) break
      const first = x
      while (x < width && mask[line + x] !== 0) x++
      if (count === capacity) {
        capacity *= 2
        row = grown(row, capacity)
        start = grown(start, capacity)
        end = grown(end, capacity)
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
  const parents = new Int32Array(count)
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

function grown(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(array)
  return larger
}
