import { largestCharge } from '@/domain/reloads/charge'
import { lossOf } from '@/domain/reloads/candidates'
import type { ReloadInput } from '@/domain/reloads/reload-plan'
import { chargeableOn } from '@/domain/prepaid/prepaid-card'

interface Chosen {
  readonly card: number
  readonly balance: number
  readonly amount: number
}

/** Lower is better, the first difference decides: loss, goals missed in their order, goal transactions, cards not emptied, steps. */
export type Score = readonly number[]

/** What a set of steps is worth, worked out from the steps alone. Trials are left aside. */
export function scoreSteps(chosen: readonly Chosen[], input: ReloadInput): Score {
  const sum = (amounts: readonly number[]) => amounts.reduce((sofar, amount) => sofar + amount, 0)
  const ofCard = input.cards.map((_, card) =>
    sum(chosen.filter((step) => step.card === card).map(({ amount }) => amount)),
  )
  const loss = sum(input.cards.map((card, place) => lossOf(card, ofCard[place] ?? 0, input.today)))
  const toBalance = input.balances.map((_, balance) =>
    chosen
      .filter((step) => step.balance === balance)
      .map(({ amount }) => amount)
      .sort((a, b) => b - a),
  )
  const left = toBalance.map(sum)
  const needs = input.balances.map(() => 0)
  const missed = input.goals.map(({ balanceId, need }) => {
    const balance = input.balances.findIndex(({ id }) => id === balanceId)
    if ((left[balance] ?? 0) < need.minorUnits) return 1
    left[balance] = (left[balance] ?? 0) - need.minorUnits
    needs[balance] = (needs[balance] ?? 0) + need.minorUnits
    return 0
  })
  const transactions = sum(
    toBalance.map((amounts, balance) => {
      let [count, brought] = [0, 0]
      while (brought < (needs[balance] ?? 0)) brought += amounts[count++] ?? Infinity
      return count
    }),
  )
  const unemptied = input.cards.filter(
    (card, place) => chargeableOn(card, input.today).minorUnits !== ofCard[place],
  ).length
  return [loss, ...missed, transactions, unemptied, chosen.length]
}

export function compareScores(a: Score, b: Score): number {
  const place = a.findIndex((value, at) => value !== b[at])
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0)
}

/** The best of all ways to use every card: whole to a balance, or in every division to the minor unit among the balances. */
export function bestScore(input: ReloadInput): Score {
  const ways = input.cards.map((card, place) =>
    waysOf(place, chargeableOn(card, input.today).minorUnits, card.memberId, input),
  )
  let best: Score | null = null
  const walk = (place: number, chosen: readonly Chosen[]) => {
    const options = ways[place]
    if (!options) {
      const score = scoreSteps(chosen, input)
      if (!best || compareScores(score, best) < 0) best = score
      return
    }
    for (const way of options) walk(place + 1, [...chosen, ...way])
  }
  walk(0, [])
  return best ?? []
}

function waysOf(
  card: number,
  amount: number,
  memberId: string | null,
  input: ReloadInput,
): readonly (readonly Chosen[])[] {
  const open = input.balances.flatMap((balance, place) => {
    const limits = input.limits.get(balance.marketplaceId)
    if (!limits || (memberId !== null && memberId !== balance.memberId)) return []
    return { place, limits }
  })
  const whole = open.flatMap(({ place, limits }) => {
    const charge = largestCharge(amount, limits)
    if (!charge || charge.isTrial) return []
    return [charge.parts.map((part) => ({ card, balance: place, amount: part }))]
  })
  const divided: Chosen[][] = []
  const divide = (from: number, rest: number, parts: readonly Chosen[]) => {
    if (rest === 0 && parts.length >= 2) divided.push([...parts])
    for (let at = from; at < open.length; at++) {
      const { place, limits } = open[at] as (typeof open)[number]
      const least = limits.likelyMinimum?.amount.minorUnits ?? 1
      for (let part = Math.max(1, least); part <= rest; part++) {
        if (part % limits.step === 0) divide(at + 1, rest - part, [...parts, { card, balance: place, amount: part }])
      }
    }
  }
  divide(0, amount, [])
  return [...whole, ...divided, ...(whole.length === 0 ? [[]] : [])]
}
