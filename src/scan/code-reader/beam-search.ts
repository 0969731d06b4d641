import { logSum } from './ctc'
import type { Lattice } from './ctc'

export interface BeamReading {
  readonly text: string
  /** Natural logarithm of the probability; a lower bound, since the search leaves out unlikely paths. */
  readonly logProbability: number
}

/** A column's class counts only above this. */
const leastLogProbability = Math.log(2e-4)
/** A text so much less likely than the likeliest, by its logarithm, is not followed. */
const farthestBehind = 20

/**
 * The `width` most likely texts, best first. Prefix search as in A. Hannun et al., 2014. Prefixes are nodes of a tree in plain arrays: as
 * strings in maps, column by column, they would be most of the garbage that reading a photo makes.
 */
export function beamSearch({ columns, alphabet, logProbabilities }: Lattice, width: number): readonly BeamReading[] {
  const classes = alphabet.length + 1
  tree.clear()
  let beam: readonly Reached[] = [{ node: 0, inBlank: 0, inLast: -Infinity, total: 0 }]
  for (let column = 0; column < columns; column++) {
    const says = logProbabilities.subarray(column * classes, (column + 1) * classes)
    const counting = classesThatCount(says)
    const least = leastStep(beam, says, counting, stepsPerText * width)
    tree.nextColumn()
    for (const { node, inBlank, inLast, total } of beam) {
      const label = tree.labelOf(node)
      for (const value of counting) {
        const log = says[value] as number
        if (total + log < least) continue
        if (value === 0) tree.addInBlank(node, total + log)
        else if (value === label) {
          tree.addInLast(node, inLast + log)
          // A doubled character needs a blank between.
          tree.addInLast(tree.child(node, value), inBlank + log)
        } else tree.addInLast(tree.child(node, value), total + log)
      }
    }
    const best = likeliest(tree.reached(), width)
    // A column of which nothing counts changes nothing.
    if (best.length > 0) beam = best
  }
  return beam
    .filter(({ total }) => total > -Infinity)
    .toSorted((a, b) => b.total - a.total)
    .map(({ node, total }) => ({ text: tree.textOf(node, alphabet), logProbability: total }))
}

/** A text up to some column, and the logarithms of what ends there in the blank, in its last character, and in either. */
interface Reached {
  readonly node: number
  readonly inBlank: number
  readonly inLast: number
  readonly total: number
}

function classesThatCount(says: Float32Array): readonly number[] {
  const counting: number[] = []
  for (let value = 0; value < says.length; value++)
    if ((says[value] as number) >= leastLogProbability) counting.push(value)
  return counting
}

/** Texts by other steps to them count as well, so more steps are taken than texts are kept. */
const stepsPerText = 2

/** How likely the last of the `most` likeliest steps from the texts so far into a column is. */
function leastStep(beam: readonly Reached[], says: Float32Array, counting: readonly number[], most: number): number {
  if (beam.length * counting.length <= most) return -Infinity
  const steps = new Float64Array(beam.length * counting.length)
  let count = 0
  for (const { total } of beam) for (const value of counting) steps[count++] = total + (says[value] as number)
  return steps.sort().at(-most) as number
}

/** The `width` likeliest, in no order: sorting plain numbers is far quicker than sorting by them. */
function likeliest(reached: readonly Reached[], width: number): readonly Reached[] {
  const totals = Float64Array.from(reached, ({ total }) => total).sort()
  const least = Math.max(totals.at(-width) ?? -Infinity, (totals.at(-1) ?? 0) - farthestBehind)
  const kept = reached.filter(({ total }) => total >= least)
  return kept.length > width ? kept.slice(0, width) : kept
}

const none = -1

/** Node 0 is the empty text; every other is its parent's text and one character more. Used for one search after the other. */
const tree = createTree()

function createTree() {
  let room = 0
  let count = 0
  let column = 0
  let parents = new Int32Array()
  let labels = new Int32Array()
  let firstChildren = new Int32Array()
  let nextSiblings = new Int32Array()
  /** The column in which a node was reached last, and the logarithms of what ends there in the blank, and in its character. */
  let reachedIn = new Int32Array()
  let inBlank = new Float64Array()
  let inLast = new Float64Array()
  let reached: number[] = []

  function addNode(parent: number, label: number): number {
    if (count === room) {
      room = Math.max(4096, 2 * room)
      parents = larger(parents, new Int32Array(room))
      labels = larger(labels, new Int32Array(room))
      firstChildren = larger(firstChildren, new Int32Array(room))
      nextSiblings = larger(nextSiblings, new Int32Array(room))
      reachedIn = larger(reachedIn, new Int32Array(room))
      inBlank = larger(inBlank, new Float64Array(room))
      inLast = larger(inLast, new Float64Array(room))
    }
    parents[count] = parent
    labels[count] = label
    firstChildren[count] = none
    nextSiblings[count] = none
    reachedIn[count] = none
    return count++
  }

  function reach(node: number): void {
    if (reachedIn[node] === column) return
    reachedIn[node] = column
    inBlank[node] = -Infinity
    inLast[node] = -Infinity
    reached.push(node)
  }

  return {
    clear() {
      count = 0
      column = 0
      addNode(none, 0)
    },
    nextColumn() {
      column++
      reached = []
    },
    labelOf: (node: number) => labels[node] as number,
    child(node: number, label: number): number {
      let child = firstChildren[node] as number
      while (child !== none && labels[child] !== label) child = nextSiblings[child] as number
      if (child !== none) return child
      const added = addNode(node, label)
      nextSiblings[added] = firstChildren[node] as number
      firstChildren[node] = added
      return added
    },
    addInBlank(node: number, log: number) {
      reach(node)
      inBlank[node] = logSum(inBlank[node] as number, log)
    },
    addInLast(node: number, log: number) {
      reach(node)
      inLast[node] = logSum(inLast[node] as number, log)
    },
    /** What was reached in this column. */
    reached(): readonly Reached[] {
      return reached.map((node) => {
        const [blank, last] = [inBlank[node] as number, inLast[node] as number]
        return { node, inBlank: blank, inLast: last, total: logSum(blank, last) }
      })
    },
    textOf(node: number, alphabet: string): string {
      let text = ''
      for (let at = node; at > 0; at = parents[at] as number) text = alphabet.charAt((labels[at] as number) - 1) + text
      return text
    },
  }
}

function larger<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
