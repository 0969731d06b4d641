import type { Card } from '../card'
import type { CreditState } from '../credits'
import type { Day } from '../day'
import type { Balance } from '../household'
import type { BalanceId, CardId, CreditId, EntryId, EnvelopeId } from '../ids'
import type { LedgerEntry, LedgerEntryKind } from '../ledger'
import type { Money } from '../money'

/** Part of what explains a difference. Its amount gets the sign of its kind; a correction keeps its own. */
export interface ExplanationPart {
  readonly kind: Exclude<LedgerEntryKind, 'credit-used' | 'unexplained'>
  readonly amount: Money
  /** The day of the check-in unless given; never a later one. */
  readonly on?: Day
  readonly note?: string
  readonly cardId?: CardId | null
  readonly corrects?: EntryId | null
  readonly orderId?: string | null
  readonly envelopeId?: EnvelopeId | null
}

/** What may explain the difference, with what speaks for it. `part` explains all of it in the ledger. */
export type Suggestion =
  /** What was on the balance before the first entry. */
  | { readonly kind: 'opening'; readonly part: ExplanationPart }
  | { readonly kind: 'digital-purchase'; readonly part: ExplanationPart }
  /** Of this purchase. */
  | { readonly kind: 'refund'; readonly entryId: EntryId; readonly part: ExplanationPart }
  /** Recorded here, but the money went elsewhere. */
  | { readonly kind: 'card-redeemed-elsewhere'; readonly cardId: CardId; readonly part: ExplanationPart }
  /** Not recorded here, but the money came; `recordedOn` is another balance that the card is said to have gone to. */
  | {
      readonly kind: 'card-redeemed-here'
      readonly cardId: CardId
      readonly recordedOn: BalanceId | null
      readonly part: ExplanationPart
    }
  | {
      readonly kind: 'entry-twice'
      readonly entryId: EntryId
      readonly twinId: EntryId
      readonly part: ExplanationPart
    }
  /** Somebody counted a credit as balance: in what was typed (`part` is null, `right` is what to look for), or in the ledger. */
  | {
      readonly kind: 'credit-mistaken'
      readonly creditId: CreditId
      readonly right: Money
      readonly part: ExplanationPart | null
    }
  /** Sign, point or digits: of what was typed just now (`entryId` and `part` are null), or of an entry. `right` is what was meant. */
  | {
      readonly kind: 'sign-or-digits'
      readonly entryId: EntryId | null
      readonly right: Money
      readonly part: ExplanationPart | null
    }
  | { readonly kind: 'unexplained' }

/** All that the clues look at. */
export interface Look {
  readonly balance: Pick<Balance, 'id' | 'marketplaceId'>
  readonly shown: Money
  readonly expected: Money
  /** Never zero. */
  readonly difference: Money
  /** Up to the day of the check-in, the last written first; none in the trash. */
  readonly entries: readonly LedgerEntry[]
  /** Those written since the last check-in, which nothing has confirmed yet. */
  readonly recent: readonly LedgerEntry[]
  /** What an entry comes to with its corrections; null for a correction. */
  readonly amountOf: (entry: LedgerEntry) => Money | null
  readonly cards: readonly Card[]
  readonly credits: readonly CreditState[]
}

/** Says what it finds, the likeliest first. */
export type Clue = (look: Look) => readonly Suggestion[]
