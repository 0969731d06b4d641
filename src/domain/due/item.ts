import type { CheckIn } from '../check-in'
import type { CreditState, PromotionalCredit } from '../credits'
import type { Day } from '../day'
import type { ExpiryAuthority } from '../expiry'
import type { Gift, ReceivedGift } from '../gifts/gift'
import type { Household } from '../household'
import type { AccountId, BalanceId, CardId, CreditId, GiftId, PrepaidCardId, ReceivedGiftId } from '../ids'
import type { LedgerEntry } from '../ledger'
import type { Money } from '../money'
import type { AccountAudit, PaymentObservation } from '../payment-audit'
import type { PrepaidCard } from '../prepaid/prepaid-card'

/** What a person chose about being reminded. All counts are whole days above zero. */
export interface DueRules {
  readonly creditLeadDays: number
  readonly expiryLeadDays: number
  readonly auditStaleDays: number
  readonly checkInEveryDays: number
  readonly unredeemedAfterDays: number
  /** How long a change may be in no exported file, where the shell makes no backups by itself. */
  readonly exportAfterDays: number
}

export interface DueInput {
  readonly household: Household
  readonly entries: readonly LedgerEntry[]
  readonly checkIns: readonly CheckIn[]
  readonly credits: readonly PromotionalCredit[]
  readonly observations: readonly PaymentObservation[]
  readonly prepaidCards: readonly PrepaidCard[]
  /** Cards with a receipt or another proof of having been activated. */
  readonly provenCards: ReadonlySet<CardId>
  readonly gifts: readonly Gift[]
  readonly receivedGifts: readonly ReceivedGift[]
  /** The day since which nobody is known to have a recovery sheet; null when somebody has one. */
  readonly sheetMissingSince: Day | null
  /** The day of the first change that no backup holds; null when all are in one, or backups are made by themselves. */
  readonly unsavedSince: Day | null
}

/** Something that somebody should look after. */
export type DueItem = DueSubject & {
  /** Made of what it is about and of its cause, so that another cause is asked again. */
  readonly id: string
  /** The day that matters: the last day of what expires, the first day of what waits. */
  readonly on: Day
  /** How many days that is past; zero until then. */
  readonly overdueDays: number
}

export type DueSubject =
  | {
      readonly kind: 'credit-lapses'
      readonly creditId: CreditId
      readonly balanceId: BalanceId
      readonly remaining: CreditState['remaining']
    }
  | { readonly kind: 'card-expires'; readonly cardId: CardId; readonly by: ExpiryAuthority }
  | {
      readonly kind: 'balance-expires'
      readonly balanceId: BalanceId
      readonly amount: Money
      readonly estimate: boolean
      readonly mayBeSooner: boolean
    }
  | { readonly kind: 'audit-stale'; readonly accountId: AccountId; readonly state: AccountAudit['state'] }
  | { readonly kind: 'check-in-overdue'; readonly balanceId: BalanceId; readonly lastCheckIn: Day | null }
  | { readonly kind: 'card-unredeemed'; readonly cardId: CardId; readonly since: Day }
  | { readonly kind: 'proof-missing'; readonly cardId: CardId }
  | {
      readonly kind: 'prepaid-fee' | 'prepaid-expires'
      readonly prepaidCardId: PrepaidCardId
      readonly amount: Money
    }
  | { readonly kind: 'hold-lapses'; readonly prepaidCardId: PrepaidCardId }
  | { readonly kind: 'gift-to-give'; readonly giftId: GiftId; readonly cardId: CardId }
  | { readonly kind: 'gift-to-thank'; readonly receivedGiftId: ReceivedGiftId }
  | { readonly kind: 'recovery-missing' }
  | { readonly kind: 'export-overdue'; readonly since: Day }

/** What a rule finds: the subject, its day, and what the id adds to kind and subject. */
export type DueFinding = DueSubject & { readonly on: Day; readonly subject: string; readonly cause: string }

export interface DueMatter extends DueInput {
  readonly rules: DueRules
  readonly today: Day
}

/** Says what is due of one kind, with its lead time over. */
export type DueRule = (matter: DueMatter) => readonly DueFinding[]
