import { canDivide, divide, type Division, type PartBounds } from './divide'

/** A card as the search sees it: what it can bring to each balance, by the balance's place. Null: it may not go there. */
export interface Source {
  readonly options: readonly (SourceOption | null)[]
  /** What is shared when it is divided, all of it. */
  readonly amount: number
  /** Only divided could it go to some of the balances. */
  readonly isNarrowed: boolean
}

export interface SourceOption {
  readonly total: number
  readonly transactions: number
  /** What choosing this balance costs beside the best one: first cards that are not emptied, then further steps. */
  readonly unemptied: number
  readonly extraSteps: number
}

export interface Covering {
  readonly whole: readonly { readonly source: number; readonly balance: number }[]
  readonly divided: readonly Division[]
}

export interface CoveringOutcome {
  readonly covering: Covering | null
  /** False when the search was stopped before it had seen everything, or does not look at every division that could help. */
  readonly isProven: boolean
}

export interface CoveringProblem {
  readonly sources: readonly Source[]
  /** What each balance has to be brought, at least; zero for nothing. */
  readonly needs: readonly number[]
  readonly bounds: readonly (PartBounds | null)[]
  /** The fewest steps in which each source could be used up, for what dividing it costs. */
  readonly fewestSteps: readonly number[]
  /** Stops at the first covering, whatever it costs. */
  readonly anyWillDo: boolean
  /** How many nodes are looked at at most. */
  readonly effort: number
}

// One transaction outweighs any number of cards, one card any number of steps.
const perTransaction = 1e8
const perUnemptied = 1e4
/** Among more balances no card is divided. */
const largestGroup = 6

/**
 * Covers all needs with the fewest transactions, then the most emptied cards, then the fewest steps: branch and bound over the sources,
 * largest first. Each goes whole to one balance, is divided among several, or is left out. Where one of two that are alike but for
 * their size is left out, so is the smaller one: exchanging them would cost nothing.
 */
export function coverNeeds(problem: CoveringProblem): CoveringOutcome {
  const { needs, sources } = problem
  const order = sources
    .map((_, place) => place)
    .toSorted((a, b) => amountOf(sources, b) - amountOf(sources, a) || a - b)
  const kinds = order.map((place) => kindOf(place, problem))
  const reach = reachOf(
    order.map((place) => sources[place] as Source),
    needs.length,
  )
  const closed = new Set<string>()
  const whole: { source: number; balance: number }[] = []
  const divided: { source: number; balances: readonly number[] }[] = []
  const left = [...needs]
  let best: Covering | null = null
  let bestCost = Infinity
  let looked = 0

  function search(from: number, cost: number): boolean {
    let at = from
    while (at < order.length && closed.has(kinds[at] as string)) at++
    if (++looked > problem.effort) return false
    const missing = missingWith(divided, left, problem)
    if (missing.every((need) => need <= 0)) {
      const shares = divide(divided, left, problem)
      if (shares && cost < bestCost) {
        best = { whole: [...whole], divided: shares }
        bestCost = cost
        if (problem.anyWillDo || bestCost <= leastCost) return false
      }
      // More cards cost more; but a division that does not work out yet may with more of them.
      if (shares) return true
    }
    if (at >= order.length || cost + fewest(at, missing) * perTransaction >= bestCost) return true
    const place = order[at] as number
    const source = sources[place] as Source
    const kind = kinds[at] as string
    for (const balance of byNeed(left)) {
      const option = source.options[balance]
      if (!option) continue
      whole.push({ source: place, balance })
      left[balance] = (left[balance] as number) - option.total
      const goesOn = search(at + 1, cost + costOf(option))
      left[balance] = (left[balance] as number) + option.total
      whole.pop()
      if (!goesOn) return false
    }
    for (const balances of groupsOf(byNeed(left), source, problem)) {
      divided.push({ source: place, balances })
      const extra = balances.length - (problem.fewestSteps[place] ?? 1)
      const goesOn = search(at + 1, cost + balances.length * perTransaction + extra)
      divided.pop()
      if (!goesOn) return false
    }
    closed.add(kind)
    const goesOn = search(at + 1, cost)
    closed.delete(kind)
    return goesOn
  }

  /** How many further transactions it takes at least. */
  function fewest(at: number, missing: readonly number[]): number {
    const together = left.reduce((sum, need) => sum + Math.max(0, need), 0)
    const shared = divided.reduce((sum, { source }) => sum + amountOf(sources, source), 0)
    return reach.transactionsFor(at, missing, together - shared)
  }

  const leastCost = fewest(0, left) * perTransaction
  const sawAll = search(0, 0)
  const isFound = best !== null && problem.anyWillDo
  // What a card could bring divided only, the bound does not know of.
  const isBounded = sources.every(({ isNarrowed }) => !isNarrowed) || needs.every((need) => need <= 0)
  const isBest = bestCost <= leastCost || (sawAll && dividesAll(problem))
  return { covering: best, isProven: isFound || (isBounded && isBest) }
}

function costOf({ transactions, unemptied, extraSteps }: SourceOption): number {
  return transactions * perTransaction + unemptied * perUnemptied + extraSteps
}

function amountOf(sources: readonly Source[], place: number): number {
  return sources[place]?.amount ?? 0
}

/** Equal for sources of which only the size differs. What one transaction cannot take is like no other: larger is not better there. */
function kindOf(place: number, { sources, bounds }: CoveringProblem): string {
  const { options = [], amount = 0 } = sources[place] ?? {}
  const isLarge = options.some((option, balance) => option && amount > (bounds[balance]?.most ?? Infinity))
  const words = options.map((option, balance) => {
    if (!option) return '-'
    const { transactions, unemptied, extraSteps, total } = option
    return [transactions, unemptied, extraSteps, total === amount, amount % (bounds[balance]?.step ?? 1) === 0].join(
      '.',
    )
  })
  return [isLarge ? place : '', ...words].join(' ')
}

/** The balances that still lack something, the most lacking first. */
function byNeed(left: readonly number[]): readonly number[] {
  return left
    .map((_, balance) => balance)
    .filter((balance) => (left[balance] as number) > 0)
    .toSorted((a, b) => (left[b] as number) - (left[a] as number))
}

/** What is missing when every divided card brings all that it could to each of its balances: never too much. */
function missingWith(
  divided: readonly { readonly source: number; readonly balances: readonly number[] }[],
  left: readonly number[],
  { sources, bounds }: CoveringProblem,
): readonly number[] {
  if (divided.length === 0) return left
  const missing = [...left]
  for (const { source, balances } of divided) {
    const least = balances.reduce((sum, balance) => sum + (bounds[balance]?.least ?? 0), 0)
    for (const balance of balances) {
      const own = bounds[balance]
      const most = Math.min(own?.most ?? 0, amountOf(sources, source) - least + (own?.least ?? 0))
      missing[balance] = (missing[balance] as number) - most
    }
  }
  return missing
}

/** Every group of two or more needing balances among which a source can be divided. */
function groupsOf(
  needing: readonly number[],
  source: Source,
  { bounds }: CoveringProblem,
): readonly (readonly number[])[] {
  const open = needing.filter((balance) => source.options[balance] && bounds[balance])
  const groups: number[][] = []
  const extend = (group: readonly number[], from: number) => {
    for (let place = from; place < open.length; place++) {
      const grown = [...group, open[place] as number]
      if (grown.length >= 2 && canDivide(source.amount, grown, bounds)) groups.push(grown)
      extend(grown, place + 1)
    }
  }
  if (open.length >= 2 && open.length <= largestGroup) extend([], 0)
  return groups.toSorted((a, b) => a.length - b.length)
}

/**
 * Whether every division that could help is looked at. A card of more than one transaction takes is not divided, nor one among many
 * balances or such as count in different steps.
 */
function dividesAll({ sources, needs, bounds }: CoveringProblem): boolean {
  return sources.every(({ options, amount }) => {
    const open = bounds.flatMap((own, balance) =>
      own && options[balance] ? { ...own, need: needs[balance] ?? 0 } : [],
    )
    const needing = open.filter(({ need }) => need > 0)
    if (needing.length === 0) return true
    const isOneStep = open.every(({ step }) => step === open[0]?.step)
    return needing.length <= largestGroup && isOneStep && open.every(({ most }) => amount <= most)
  })
}

/** For every balance, how many of the sources from a place on it takes at least to bring an amount. */
function reachOf(sources: readonly Source[], balanceCount: number) {
  const perBalance = Array.from({ length: balanceCount }, (_, balance) =>
    sumsOf(sources.map(({ options, amount }) => (options[balance] ? Math.max(amount, options[balance].total) : 0))),
  )
  const together = sumsOf(sources.map(({ options, amount }) => (options.some(Boolean) ? amount : 0)))
  return {
    transactionsFor(at: number, missing: readonly number[], sum: number): number {
      let transactions = 0
      for (const [balance, need] of missing.entries()) {
        if (need > 0) transactions += perBalance[balance]?.(at, need) ?? Infinity
      }
      return Math.max(transactions, together(at, sum))
    },
  }
}

/** `amounts` fall; answers how many of those from a place on make up a sum, by halving over their running totals. */
function sumsOf(amounts: readonly number[]) {
  const places: number[] = []
  const totals: number[] = [0]
  for (const [place, amount] of amounts.entries()) {
    if (amount <= 0) continue
    places.push(place)
    totals.push((totals.at(-1) ?? 0) + amount)
  }
  return (at: number, need: number): number => {
    if (need <= 0) return 0
    const start = firstWhere(places.length, (place) => (places[place] as number) >= at)
    const wanted = (totals[start] as number) + need
    const end = firstWhere(totals.length, (place) => (totals[place] as number) >= wanted)
    return end >= totals.length ? Infinity : end - start
  }
}

/** The first place below `length` where it holds, else `length`; it holds from there on. */
function firstWhere(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
