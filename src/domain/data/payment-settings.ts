import type { PaymentSetting } from '../payment-audit'
import { checked } from './checked'

const drainsFirst = checked('weak', 'ilmk.wordpress.com/2013/12/29: one click drew the gift balance before the card')
const defaultsShared = checked(
  'weak',
  'amazon.com nodeId=GU224Z5TL5RBQTJA: Buy Now defaults also serve digital purchases',
)
const balanceFirst = checked('inferred', 'what is chosen to pay may pay for what nobody meant')
const preselected = checked(
  'weak',
  'amazon.co.uk nodeId=GYKY5PXF6YDJFVLW, sc.x24hr.com: to be unticked at the checkout',
)
const sourcesDisagree = checked('weak', 'eatsip365.com, lowell.utiledesign.com: sources disagree about subscriptions')

/**
 * What a person looks up in an account's payment settings. Nothing here says what Amazon does: an answer that deserves attention is
 * one that may let a gift balance be spent without anybody meaning it, as far as we can conclude.
 */
export const paymentSettings: readonly PaymentSetting[] = [
  {
    id: 'one-click-payment',
    answers: [
      { id: 'gift-balance', attention: balanceFirst },
      { id: 'card', attention: drainsFirst },
      { id: 'asks', attention: null },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: drainsFirst,
  },
  {
    id: 'buy-now-payment',
    answers: [
      { id: 'gift-balance', attention: balanceFirst },
      { id: 'card', attention: null },
      { id: 'asks', attention: null },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: defaultsShared,
  },
  {
    id: 'gift-balance-at-checkout',
    answers: [
      { id: 'gift-balance', attention: preselected },
      { id: 'asks', attention: null },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: preselected,
  },
  {
    id: 'default-card',
    answers: [
      { id: 'gift-balance', attention: balanceFirst },
      { id: 'card', attention: null },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: checked('weak', 'amazon.com nodeId=GU224Z5TL5RBQTJA: the default card is charged'),
  },
  {
    id: 'digital-purchases',
    answers: [
      { id: 'gift-balance', attention: balanceFirst },
      { id: 'card', attention: drainsFirst },
      { id: 'asks', attention: null },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: defaultsShared,
  },
  {
    id: 'subscriptions',
    answers: [
      { id: 'gift-balance', attention: balanceFirst },
      { id: 'card', attention: sourcesDisagree },
      { id: 'off', attention: null },
      { id: 'not-found', attention: null },
    ],
    evidence: sourcesDisagree,
  },
]
