import type { Evidence } from '../evidence'
import type { CurrencyCode } from '../money'
import { checked } from './checked'

export type WayOutKind =
  | 'try-it'
  | 'wait-for-hold'
  | 'register-postcode'
  | 'order-with-balance'
  | 'split-tender'
  | 'e-gift'
  | 'cash-out'
  | 'replace-plastic'
  | 'ask-issuer'
  | 'add-balance'

/** What is known about every way to use up a card that cannot be reloaded. */
export const waysOutEvidence: Readonly<Record<WayOutKind, Evidence>> = {
  'try-it': checked('weak', 'sources about the minimum disagree'),
  'wait-for-hold': checked(
    'weak',
    'fuzeqna.com/rcusupport (5 days at one issuer); help.wikibuy.com (a day to a few weeks)',
  ),
  'register-postcode': checked(
    'reported',
    'awajis.com, winenfood.com, michaelryanmoney.com: the usual reason of a decline',
  ),
  'order-with-balance': checked(
    'reported',
    'awajis.com, izoate.com: one card and the gift card balance pay together, two cards do not',
  ),
  'split-tender': checked('reported', 'awajis.com, ditchnet.org'),
  'e-gift': checked('reported', 'ditchnet.org; the same minimum applies'),
  'cash-out': checked('documented', 'stradlinglaw.com, morganlewis.com, infolawgroup.com'),
  'replace-plastic': checked('documented', 'legalclarity.org, alabamaretail.org, 15 USC 1693l-1'),
  'ask-issuer': checked('general', 'the issuer is named on the back of the card'),
  'add-balance': checked('documented', 'Amazon’s terms: a balance belongs to one account on one site'),
}

/** Laws that make shops pay out small remainders. Whether one reaches a bank-issued prepaid card depends on its exceptions. */
export const cashOutRules: readonly {
  readonly place: string
  readonly currency: CurrencyCode
  /** In minor units; below it, or above it, the rule holds. */
  readonly below: number | null
  readonly above: number | null
  readonly evidence: Evidence
}[] = [
  {
    place: 'California',
    currency: 'USD',
    below: 1500,
    above: null,
    evidence: checked('documented', 'stradlinglaw.com: under 15 dollars since 2026-04-01; written for store cards'),
  },
  {
    place: 'Ireland',
    currency: 'EUR',
    below: null,
    above: 100,
    evidence: checked('documented', 'ccpc.ie: what is left over 1 euro'),
  },
]

/** Laws that keep the money of a prepaid card alive when its plastic expires. */
export const replacementCurrencies: readonly CurrencyCode[] = ['USD']
