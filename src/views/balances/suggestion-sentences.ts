import { useI18n } from 'vue-i18n'
import { assertNever } from '@/domain/assert-never'
import type { Suggestion } from '@/domain/check-in'
import type { CardId, CreditId, EntryId } from '@/domain/ids'
import type { LedgerEntry } from '@/domain/ledger'
import { formats } from '@/locales/formats'
import { useCards } from '@/stores/cards'
import { useCredits } from '@/stores/credits'
import { useHousehold } from '@/stores/household'
import { usePlannedNames } from '../planned-names'

/** What may explain a difference at a check-in, in words. */
export function useSuggestionSentences() {
  const { t } = useI18n()
  const cards = useCards()
  const credits = useCredits()
  const household = useHousehold()
  const { balanceName } = usePlannedNames()

  function sentenceOf(suggestion: Suggestion, entries: readonly LedgerEntry[]): string {
    const dayOf = (id: EntryId) => {
      const entry = entries.find((one) => one.id === id)
      return entry ? formats.day(entry.on) : ''
    }
    const card = (id: CardId) => cards.find(id)?.label || t('card.untitled')
    const credit = (id: CreditId) => credits.find(id)?.label ?? ''
    const words = (key: string, facts = {}) => t(`checkIn.suggestion.${key}`, facts)
    const { kind } = suggestion
    switch (kind) {
      case 'opening':
      case 'digital-purchase':
      case 'unexplained':
        return words(kind)
      case 'refund':
      case 'entry-twice':
        return words(kind, { day: dayOf(suggestion.entryId) })
      case 'card-redeemed-elsewhere':
        return words(kind, { card: card(suggestion.cardId) })
      case 'card-redeemed-here': {
        const recorded = household.findBalance(suggestion.recordedOn)
        return recorded
          ? words('card-redeemed-here-recorded', { card: card(suggestion.cardId), balance: balanceName(recorded) })
          : words(kind, { card: card(suggestion.cardId) })
      }
      case 'credit-mistaken': {
        const facts = { credit: credit(suggestion.creditId), amount: formats.money(suggestion.right) }
        return words(suggestion.part ? kind : 'credit-mistaken-typed', facts)
      }
      case 'sign-or-digits': {
        const amount = formats.money(suggestion.right)
        return suggestion.entryId
          ? words(kind, { day: dayOf(suggestion.entryId), amount })
          : words('sign-or-digits-typed', { amount })
      }
      default:
        return assertNever(suggestion)
    }
  }

  return { sentenceOf }
}
