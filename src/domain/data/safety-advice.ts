import type { Evidence } from '../evidence'
import type { StopReason } from '../safety/decision'
import { checked } from './checked'

const ftc = 'FTC, as copied by news4jax.com (2024-03-05, 2024-10-16) and wcfbank.com'
const amazon = 'Amazon’s page on gift card frauds, as copied by amazon7533.rssing.com'

/** What each reason to stop rests on. */
export const stopEvidence: Readonly<Record<StopReason, Evidence>> = {
  authority: checked('documented', ftc),
  company: checked('documented', `${ftc}; ${amazon}`),
  support: checked('inferred', 'a serial number, a receipt and the last characters name a card as well as its code'),
  work: checked('documented', amazon),
  online: checked('documented', amazon),
  stranger: checked('documented', amazon),
  unconfirmed: checked('documented', `${ftc}: relatives in trouble who are none`),
  pressure: checked('documented', `${ftc}: urgency, secrecy and staying on the phone are the marks`),
  payment: checked('documented', ftc),
  'told-to': checked('documented', ftc),
  watched: checked('inferred', 'who steers or sees the screen reads the codes along'),
}

/** What to do when a code is out, in this order; the words stand in the locale under the same names. */
export const afterFraud = [
  { id: 'keep', evidence: checked('documented', `${ftc}; scamsquadsav.org`) },
  { id: 'issuer', evidence: checked('documented', `${ftc}; scamsquadsav.org`) },
  { id: 'report', evidence: checked('documented', ftc) },
  { id: 'bank', evidence: checked('general', 'whoever paid with a card can ask its bank') },
  { id: 'access', evidence: checked('general', 'a password or a computer that was shown to somebody is not safe') },
  { id: 'late', evidence: checked('reported', 'scamsquadsav.org, written by an author of the FTC') },
  { id: 'recovery', evidence: checked('general', 'helpers who want to be paid first are the next fraud') },
] as const satisfies readonly Advice[]

/** How to buy a card, the most telling first; the words stand in the locale under the same names. */
export const safeBuying = [
  { id: 'own-idea', evidence: checked('documented', ftc) },
  { id: 'digital', evidence: checked('inferred', 'what never hung in a shop cannot be tampered with there') },
  { id: 'look', evidence: checked('documented', `${ftc}; williamsonsource.com`) },
  { id: 'receipt', evidence: checked('documented', `${ftc}; williamsonsource.com`) },
  { id: 'country', evidence: checked('documented', 'Amazon’s terms: a card works on the site that it was made for') },
  { id: 'strangers', evidence: checked('documented', `${amazon}: fake listings`) },
  { id: 'catalogue', evidence: checked('inferred', 'what is written down on the first day can be proved later') },
] as const satisfies readonly Advice[]

interface Advice {
  readonly id: string
  readonly evidence: Evidence
}
