/**
 * What a network that was trained with CTC says about a line, column by column. Class 0 is the blank, class n is `alphabet[n - 1]`.
 * Source of the method: A. Graves et al., "Connectionist Temporal Classification", ICML 2006.
 */
export interface Lattice {
  readonly columns: number
  readonly alphabet: string
  /** columns x (alphabet.length + 1), natural logarithms of probabilities. */
  readonly logProbabilities: Float32Array
}

/** Below this the numbers of a column are made larger again, before they are too small to be held. */
const smallest = 1e-150

/**
 * Exactly how likely texts are, over all paths, as natural logarithms; -Infinity for one that holds a character which the lattice does not know.
 * Sums probabilities, not logarithms, so that many texts on one lattice take little time.
 */
export function likelihoodOn({ columns, alphabet, logProbabilities }: Lattice): (text: string) => number {
  const classes = alphabet.length + 1
  const probabilities = Float64Array.from(logProbabilities.subarray(0, columns * classes), Math.exp)
  return (text) => {
    const labels = labelsOf(text, alphabet)
    if (!labels) return -Infinity
    let now = new Float64Array(labels.length)
    let next = new Float64Array(labels.length)
    let scale = 0
    // Before the first column: nothing said yet. From there the first blank and the first character are one step away.
    now[0] = 1
    for (let column = 0; column < columns; column++) {
      let most = 0
      for (let state = 0; state < labels.length; state++) {
        let reach = now[state] as number
        if (state > 0) reach += now[state - 1] as number
        if (column > 0 && canSkip(labels, state)) reach += now[state - 2] as number
        const value = reach * (probabilities[column * classes + (labels[state] as number)] as number)
        next[state] = value
        if (value > most) most = value
      }
      if (most < smallest && most > 0) {
        for (let state = 0; state < labels.length; state++) next[state] = (next[state] as number) / most
        scale += Math.log(most)
      }
      ;[now, next] = [next, now]
    }
    const last = (now[labels.length - 1] as number) + (labels.length > 1 ? (now[labels.length - 2] as number) : 0)
    return scale + Math.log(last)
  }
}

export interface Span {
  /** [start, end) in columns. */
  readonly start: number
  readonly end: number
}

/** Where each character of a text stands on the most likely path; null when the text does not fit into the columns. */
export function alignText({ columns, alphabet, logProbabilities }: Lattice, text: string): readonly Span[] | null {
  const labels = labelsOf(text, alphabet)
  if (!labels || text === '') return labels ? [] : null
  const classes = alphabet.length + 1
  const states = labels.length
  const best = new Float64Array(states).fill(-Infinity)
  const from = new Int8Array(columns * states)
  for (let column = 0; column < columns; column++) {
    for (let state = states - 1; state >= 0; state--) {
      let reach = column === 0 ? (state < 2 ? 0 : -Infinity) : (best[state] as number)
      let step = 0
      if (column > 0) {
        if (state > 0 && (best[state - 1] as number) > reach) {
          reach = best[state - 1] as number
          step = 1
        }
        if (canSkip(labels, state) && (best[state - 2] as number) > reach) {
          reach = best[state - 2] as number
          step = 2
        }
      }
      best[state] = reach + (logProbabilities[column * classes + (labels[state] as number)] as number)
      from[column * states + state] = step
    }
  }
  let state = (best[states - 1] as number) >= (best[states - 2] as number) ? states - 1 : states - 2
  if (best[state] === -Infinity) return null
  const spans = Array.from(text, () => ({ start: columns, end: 0 }))
  for (let column = columns - 1; column >= 0; column--) {
    const span = state % 2 === 1 ? spans[(state - 1) / 2] : undefined
    if (span) {
      span.start = column
      span.end = Math.max(span.end, column + 1)
    }
    state -= from[column * states + state] as number
  }
  return spans
}

/** Blank, first, blank, second, blank and so on. */
function labelsOf(text: string, alphabet: string): readonly number[] | null {
  const labels = [0]
  for (const char of text) {
    const at = alphabet.indexOf(char)
    if (at < 0) return null
    labels.push(at + 1, 0)
  }
  return labels
}

function canSkip(labels: readonly number[], state: number): boolean {
  return state > 1 && labels[state] !== 0 && labels[state] !== labels[state - 2]
}

/** What is this much smaller adds nothing that a number could hold. */
const tooSmallToAdd = 37

export function logSum(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a]
  return more - less < tooSmallToAdd ? more + Math.log1p(Math.exp(less - more)) : more
}
