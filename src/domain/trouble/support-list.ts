import type { CardSecret } from '../card'
import { checked } from '../data/checked'
import type { Evidence } from '../evidence'
import type { ProofSecret } from '../proofs/proof'

export type SupportItemKind = 'serial' | 'order' | 'buyer' | 'recipient' | 'mail'

export interface SupportItem {
  readonly kind: SupportItemKind
  /** What the household has; '' where it is missing. */
  readonly has: string
}

/** What support is reported to ask for when a code cannot be read. */
export const supportEvidence: Evidence = checked(
  'reported',
  'a copy of amazon.com.au help at cumeu.com; t-online.de; amazon.com help, nodeId=200546130',
)

export interface SupportFacts {
  readonly secret: Pick<CardSecret, 'serial'>
  readonly proofs: readonly ProofSecret[]
  /** Who gave the card, as written down. */
  readonly givenBy: string
  /** The member for whom the card is, and how to recognise the account's mail address. */
  readonly recipient: string
  readonly mailCue: string
}

/** In the order in which it is asked for. */
export function supportList({ secret, proofs, givenBy, recipient, mailCue }: SupportFacts): readonly SupportItem[] {
  const order = proofs.map(({ orderNumber }) => orderNumber).find((number) => number !== '') ?? ''
  const receipt = proofs.find(({ receiptNumber, shop }) => receiptNumber !== '' || shop !== '')
  return [
    { kind: 'serial', has: secret.serial },
    { kind: 'order', has: order || [receipt?.shop, receipt?.receiptNumber].filter((part) => part).join(', ') },
    { kind: 'buyer', has: givenBy },
    { kind: 'recipient', has: recipient },
    { kind: 'mail', has: mailCue },
  ]
}
