import { logSum } from './ctc'
import type { Lattice } from './ctc'

export interface BeamReading {
  readonly text: string
  /** Natural logarithm of the probability; a lower bound, since the search leaves out unlikely paths. */
  readonly logProbability: number
}

/** A column's class counts only above this. */
const leastLogProbability = Math.log(2e-4)

/**
 * The `width` most likely texts, best first. Prefix search as in A. Hannun et al., 2014. Prefixes are nodes of a tree in plain arrays: as
 * strings in maps, column by column, they would be most of the garbage that reading a photo makes.
 */
export function beamSearch({ columns, alphabet, logProbabilities }: Lattice, width: number): readonly BeamReading[] {
  const classes = alphabet.length + 1
  tree.clear()
  let beam = [{ node: 0, inBlank: 0, inLast: -Infinity }]
  for (let column = 0; column < columns; column++) {
    tree.nextColumn()
    for (const { node, inBlank, inLast } of beam) {
      const total = logSum(inBlank, inLast)
      for (let value = 0; value < classes; value++) {
        const log = logProbabilities[column * classes + value] as number
        if (log < leastLogProbability) continue
        if (value === 0) tree.addInBlank(node, total + log)
        else if (value === tree.labelOf(node)) {
          tree.addInLast(node, inLast + log)
          // A doubled character needs a blank between.
          tree.addInLast(tree.child(node, value), inBlank + log)
        } else tree.addInLast(tree.child(node, value), total + log)
      }
    }
    const best = tree.best(width)
    // A column of which nothing counts changes nothing.
    if (best.length > 0) beam = best
  }
  return beam
    .map(({ node, inBlank, inLast }) => ({
      text: tree.textOf(node, alphabet),
      logProbability: logSum(inBlank, inLast),
    }))
    .filter(({ logProbability }) => logProbability > -Infinity)
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
  let totals = new Float64Array()
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
      totals = larger(totals, new Float64Array(room))
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
    best(width: number) {
      for (const node of reached) totals[node] = logSum(inBlank[node] as number, inLast[node] as number)
      return reached
        .sort((a, b) => (totals[b] as number) - (totals[a] as number))
        .slice(0, width)
        .map((node) => ({ node, inBlank: inBlank[node] as number, inLast: inLast[node] as number }))
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
