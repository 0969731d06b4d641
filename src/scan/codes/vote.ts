/** One reading of a code by one pass over one crop. */
export interface CodeReading {
  readonly characters: readonly VotedCharacter[]
  /** Its say among the others. */
  readonly weight: number
}

interface VotedCharacter {
  readonly char: string
  readonly confidence: number
}

export interface VotedPlace {
  /** Best first; the weights of a place add up to 1. */
  readonly options: readonly { readonly char: string; readonly weight: number }[]
}

/** Lines the readings up under `pivot` and counts what stands at each of its places, at both its gaps and beside it. */
export function voteAt(pivot: string, readings: readonly CodeReading[]): readonly VotedPlace[] {
  const tallies = [...pivot].map(() => new Map<string, number>())
  for (const { characters, weight } of readings) {
    const text = characters.map(({ char }) => char).join('')
    for (const [place, at] of align(pivot, text).entries()) {
      const tally = tallies[place]
      if (!tally) continue
      const character = at === null ? undefined : characters[at]
      const char = character?.char ?? missing
      const say = weight * (0.25 + 0.75 * (character?.confidence ?? 0.5))
      tally.set(char, (tally.get(char) ?? 0) + say)
    }
  }
  return tallies.map((tally) => {
    const total = [...tally.values()].reduce((sum, say) => sum + say, 0)
    const options = [...tally].map(([char, say]) => ({ char, weight: total === 0 ? 0 : say / total }))
    return { options: options.sort((a, b) => b.weight - a.weight) }
  })
}

/** Stands where a reading has nothing at a place of the pivot. */
export const missing = ''

/** For each character of `pivot` the index of the character of `text` that stands for it, or null. */
export function align(pivot: string, text: string): readonly (number | null)[] {
  const columns = text.length + 1
  const cost = new Float64Array((pivot.length + 1) * columns)
  for (let i = 0; i <= pivot.length; i++) {
    for (let j = 0; j <= text.length; j++) {
      if (i === 0 || j === 0) cost[i * columns + j] = i + j
      else {
        cost[i * columns + j] = Math.min(
          (cost[(i - 1) * columns + j - 1] as number) + replaceCost(pivot[i - 1] as string, text[j - 1] as string),
          (cost[(i - 1) * columns + j] as number) + 1,
          (cost[i * columns + j - 1] as number) + 1,
        )
      }
    }
  }
  const places: (number | null)[] = Array.from(pivot, () => null)
  let i = pivot.length
  let j = text.length
  while (i > 0 && j > 0) {
    const here = cost[i * columns + j] as number
    const replaced =
      (cost[(i - 1) * columns + j - 1] as number) + replaceCost(pivot[i - 1] as string, text[j - 1] as string)
    if (here === replaced) places[--i] = --j
    else if (here === (cost[(i - 1) * columns + j] as number) + 1) i--
    else j--
  }
  return places
}

/** How far two readings are from each other; look-alikes count half. */
export function distance(a: string, b: string): number {
  const places = align(a, b)
  const used = places.filter((at) => at !== null)
  const replaced = places.reduce<number>(
    (sum, at, i) => sum + (at === null ? 1 : replaceCost(a[i] as string, b[at] as string)),
    0,
  )
  return replaced + b.length - used.length
}

const twins = ['0OQDCGU', '1ILJT7', '8B3ES', '5S', '2Z7', '6GCB', 'UV', 'VWY', '4A', 'MNWH', 'KX', 'PRF', 'EF']

function replaceCost(a: string, b: string): number {
  if (a === b) return 0
  return isTwin(a, b) ? 0.5 : 1
}

/** The same character, or one that is easily taken for it. */
export function isTwin(a: string, b: string): boolean {
  return a === b || twins.some((set) => set.includes(a) && set.includes(b))
}
