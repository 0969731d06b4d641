import type { ReloadLimits } from './limits'
import type { Candidate } from './candidates'
import { partBounds } from './charge'
import { coverNeeds, type Covering, type CoveringProblem, type Source } from './cover-needs'
import type { ReloadBalance, ReloadGoal } from './reload-plan'

export interface ReachedGoals {
  /** In the order given. */
  readonly reached: readonly ReloadGoal[]
  readonly covering: Covering
  readonly isProven: boolean
}

/** How many nodes are looked at for one question, and for all of them. A hundred thousand take about half a second. */
const effortForOne = 100_000
const effortForAll = 300_000

/** Which goals the cards can reach, the earlier ones first, and how to do it in the fewest transactions. */
export function reachGoals(
  candidates: readonly Candidate[],
  balances: readonly ReloadBalance[],
  limits: readonly ReloadLimits[],
  goals: readonly ReloadGoal[],
): ReachedGoals {
  const problem = problemOf(candidates, limits)
  const effort = Math.min(effortForOne, Math.floor(effortForAll / (goals.length + 1)))
  let isProven = true
  let reached: readonly ReloadGoal[] = []
  for (const goal of goals) {
    const tried = [...reached, goal]
    const outcome = coverNeeds({ ...problem, needs: needsOf(tried, balances), anyWillDo: true, effort })
    if (outcome.covering) reached = tried
    else isProven &&= outcome.isProven
  }
  const best = coverNeeds({ ...problem, needs: needsOf(reached, balances), anyWillDo: false, effort })
  return { reached, covering: best.covering ?? { whole: [], divided: [] }, isProven: isProven && best.isProven }
}

function problemOf(
  candidates: readonly Candidate[],
  limits: readonly ReloadLimits[],
): Pick<CoveringProblem, 'sources' | 'bounds' | 'fewestSteps'> {
  const fewestSteps = candidates.map(({ charges }) =>
    Math.min(...charges.flatMap((charge) => (charge && isLargest(charge.total, charges) ? charge.parts.length : []))),
  )
  const sources = candidates.map(({ charges, chargeable, isNarrowed }, place): Source => {
    const amount = Math.max(0, ...charges.map((charge) => charge?.total ?? 0))
    const options = charges.map((charge) => {
      if (!charge) return null
      const unemptied = amount === chargeable && charge.total < chargeable ? 1 : 0
      const transactions = charge.parts.length
      return { total: charge.total, transactions, unemptied, extraSteps: transactions - (fewestSteps[place] ?? 1) }
    })
    return { amount, options, isNarrowed }
  })
  return { sources, bounds: limits.map(partBounds), fewestSteps }
}

function isLargest(total: number, charges: Candidate['charges']): boolean {
  return charges.every((charge) => (charge?.total ?? 0) <= total)
}

function needsOf(goals: readonly ReloadGoal[], balances: readonly ReloadBalance[]): readonly number[] {
  return balances.map(({ id }) =>
    goals.filter(({ balanceId }) => balanceId === id).reduce((sum, { need }) => sum + need.minorUnits, 0),
  )
}
