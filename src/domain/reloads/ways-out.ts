import { cashOutRules, replacementCurrencies, waysOutEvidence, type WayOutKind } from '../data/ways-out'
import type { Day } from '../day'
import type { Evidence } from '../evidence'
import type { Money } from '../money'
import { assertNever } from '../assert-never'
import type { LeftOut } from './reload-plan'

/** Something else that can be done with a card. Never legal advice. */
export interface WayOut {
  readonly kind: WayOutKind
  /** Where the law is that allows it; else ''. */
  readonly place: string
  /** The day from which it can be done. */
  readonly from: Day | null
  readonly evidence: Evidence
}

/** What is left for a card that the plan leaves out, the simplest first. Empty where nothing can be done. */
export function waysOut({ amount, reason }: Pick<LeftOut, 'amount' | 'reason'>): readonly WayOut[] {
  const way = (kind: WayOutKind, from: Day | null = null): WayOut => ({
    kind,
    place: '',
    from,
    evidence: waysOutEvidence[kind],
  })
  const spending = [way('order-with-balance'), way('split-tender')]
  switch (reason.kind) {
    case 'empty':
    case 'pending':
      return []
    case 'lost':
      return [way('ask-issuer')]
    case 'expired':
      return [way(replacementCurrencies.includes(amount.currency) ? 'replace-plastic' : 'ask-issuer')]
    case 'held':
      return [way('wait-for-hold', reason.until)]
    case 'postcode':
      return [way('register-postcode'), way('split-tender')]
    case 'margin':
      return spending
    case 'below-minimum':
      return [...(reason.isFirm ? [] : [way('try-it'), way('e-gift')]), ...spending, ...cashOuts(amount)]
    case 'no-amount-fits':
      return [...spending, ...cashOuts(amount)]
    case 'no-balance':
    case 'no-balance-of-member':
      return [way('add-balance'), way('split-tender'), ...cashOuts(amount)]
    default:
      return assertNever(reason)
  }
}

function cashOuts({ minorUnits, currency }: Money): readonly WayOut[] {
  return cashOutRules
    .filter(
      (rule) =>
        rule.currency === currency &&
        (rule.below === null || minorUnits < rule.below) &&
        (rule.above === null || minorUnits > rule.above),
    )
    .map(({ place, evidence }) => ({ kind: 'cash-out', place, from: null, evidence }))
}
