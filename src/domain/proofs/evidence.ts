import type { CardState, OpenedCard } from '../card'
import type { Day } from '../day'
import { issuerOf } from '../issuers'
import { marketplaceOf } from '../marketplaces'
import type { Money } from '../money'
import type { Refusal } from '../refusal'
import type { RefusedTry } from '../trouble/attempt'
import { endOfCode, secretHider } from './hide-secrets'
import type { OpenedProof } from './proof'

/** One line of the sheet for a shop or the support. Never the claim code, and no more of it than its end. */
export type EvidenceLine =
  | { readonly kind: 'card' | 'issuer' | 'marketplace' | 'serial' | 'code-end'; readonly text: string }
  | { readonly kind: 'value'; readonly amount: Money }
  | { readonly kind: 'state'; readonly state: CardState }
  | { readonly kind: 'shop' | 'till' | 'receipt-number' | 'order-number' | 'note'; readonly text: string }
  | { readonly kind: 'bought'; readonly on: Day | null; readonly at: string }
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'tried'; readonly on: Day; readonly refusal: Refusal }

export interface EvidenceSheet {
  readonly card: readonly EvidenceLine[]
  /** One list a receipt or order. */
  readonly purchases: readonly (readonly EvidenceLine[])[]
  readonly happened: readonly EvidenceLine[]
}

/** What is to be told, in the order in which somebody at a counter needs it; `dayOf` gives the day of a moment. */
export function evidenceOf(
  { card, secret }: OpenedCard,
  proofs: readonly OpenedProof[],
  tries: readonly RefusedTry[],
  dayOf: (ms: number) => Day,
): EvidenceSheet {
  const hide = secretHider(secret)
  const text = <Kind extends string>(kind: Kind, raw: string) => (raw === '' ? [] : [{ kind, text: hide(raw) }])
  return {
    card: [
      ...text('card', card.label),
      ...text('issuer', issuerOf(card.issuerId).name),
      ...text('marketplace', card.marketplaceId === null ? '' : marketplaceOf(card.marketplaceId).name),
      ...(card.faceValue ? [{ kind: 'value' as const, amount: card.faceValue }] : []),
      ...text('serial', secret.serial),
      ...text('code-end', endOfCode(secret.claimCode)),
    ],
    purchases: proofs.map(({ secret: proof }) => [
      ...text('shop', proof.shop),
      ...text('till', proof.till),
      ...(proof.boughtOn || proof.boughtAt
        ? [{ kind: 'bought' as const, on: proof.boughtOn, at: hide(proof.boughtAt) }]
        : []),
      ...text('receipt-number', proof.receiptNumber),
      ...text('order-number', proof.orderNumber),
      ...(proof.amount ? [{ kind: 'amount' as const, amount: proof.amount }] : []),
      ...text('note', proof.note),
    ]),
    happened: [
      { kind: 'state', state: card.state },
      ...tries
        .filter(({ deletedAt }) => deletedAt === null)
        .toSorted((a, b) => a.createdAt - b.createdAt)
        .map(({ createdAt, refusal }) => ({ kind: 'tried' as const, on: dayOf(createdAt), refusal })),
    ],
  }
}
