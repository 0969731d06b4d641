import {
  mdiCalendarAlert,
  mdiCardsOutline,
  mdiCashClock,
  mdiCompareHorizontal,
  mdiCreditCardClockOutline,
  mdiCreditCardRefreshOutline,
  mdiCreditCardSettingsOutline,
  mdiExport,
  mdiGiftOutline,
  mdiHandHeartOutline,
  mdiReceiptTextOutline,
  mdiTextBoxCheckOutline,
  mdiTicketPercentOutline,
} from '@mdi/js'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RouteLocationRaw } from 'vue-router'
import { assertNever } from '@/domain/assert-never'
import { daysBetween } from '@/domain/day'
import type { DueItem } from '@/domain/due'
import type { AccountId, BalanceId, CardId, PrepaidCardId } from '@/domain/ids'
import { holdsSecret } from '@/domain/note'
import type { DueEntry } from '@/components/overview/DueList.vue'
import { formats } from '@/locales/formats'
import { useCards } from '@/stores/cards'
import { useCredits } from '@/stores/credits'
import { useDue } from '@/stores/due'
import { useGifts } from '@/stores/gifts'
import { useHousehold } from '@/stores/household'
import { usePlannedNames } from '../planned-names'
import { useReloadSentences } from '../reloads/reload-sentences'

export type PlacedDueEntry = DueEntry & { readonly to: RouteLocationRaw }

const icons: Readonly<Record<DueItem['kind'], string>> = {
  'recovery-missing': mdiTextBoxCheckOutline,
  'export-overdue': mdiExport,
  'credit-lapses': mdiTicketPercentOutline,
  'card-expires': mdiCalendarAlert,
  'balance-expires': mdiCashClock,
  'prepaid-fee': mdiCreditCardClockOutline,
  'prepaid-expires': mdiCreditCardClockOutline,
  'hold-lapses': mdiCreditCardRefreshOutline,
  'audit-stale': mdiCreditCardSettingsOutline,
  'check-in-overdue': mdiCompareHorizontal,
  'gift-to-give': mdiGiftOutline,
  'gift-to-thank': mdiHandHeartOutline,
  'card-unredeemed': mdiCardsOutline,
  'proof-missing': mdiReceiptTextOutline,
}

/** What is due in words, with the screen where it is dealt with. No code is part of any of it. */
export function useDueEntries() {
  const { t } = useI18n()
  const due = useDue()
  const household = useHousehold()
  const cards = useCards()
  const credits = useCredits()
  const gifts = useGifts()
  const { balanceName } = usePlannedNames()
  const { nameOfId } = useReloadSentences()

  function nameOfBalance(id: BalanceId): string {
    const named = household.findBalance(id)
    return named ? safe(balanceName(named), named.marketplace.name) : ''
  }

  function nameOfAccount(id: AccountId): string {
    return safe(household.accounts.find((account) => account.id === id)?.label, t('due.oneAccount'))
  }

  function nameOfPrepaid(id: PrepaidCardId): string {
    return safe(nameOfId(id), t('prepaid.untitled'))
  }

  /** What leaves the app in a calendar or a notification must not carry a code, even where somebody wrote one into a label. */
  function safe(label: string | undefined, otherwise: string): string {
    return label && !holdsSecret(label) ? label : otherwise
  }

  function wordsOf(item: DueItem): string {
    const { kind } = item
    const words = (facts: Record<string, string>) => t(`due.sentence.${kind}`, facts)
    switch (kind) {
      case 'credit-lapses':
        return words({
          amount: formats.money(item.remaining),
          credit: safe(credits.find(item.creditId)?.label, t('credits.title')),
        })
      case 'balance-expires':
        return words({ amount: formats.money(item.amount), balance: nameOfBalance(item.balanceId) })
      case 'prepaid-fee':
      case 'prepaid-expires':
        return words({ amount: formats.money(item.amount), card: nameOfPrepaid(item.prepaidCardId) })
      case 'hold-lapses':
        return words({ card: nameOfPrepaid(item.prepaidCardId) })
      case 'audit-stale':
        return words({ account: nameOfAccount(item.accountId) })
      case 'check-in-overdue':
        return words({ balance: nameOfBalance(item.balanceId) })
      case 'recovery-missing':
        return words({})
      case 'export-overdue':
        return words({ day: formats.day(item.since) })
      case 'gift-to-give':
        return words({ recipient: safe(gifts.find(item.giftId)?.gift.recipient, t('due.somebody')) })
      case 'gift-to-thank':
        return words({
          from: safe(gifts.received.find(({ id }) => id === item.receivedGiftId)?.from, t('due.somebody')),
        })
      case 'card-expires':
      case 'card-unredeemed':
      case 'proof-missing':
        return words({ card: safe(cards.find(item.cardId)?.label, t('card.untitled')) })
      default:
        return assertNever(item)
    }
  }

  function placeOf(item: DueItem): RouteLocationRaw {
    const balance = (id: BalanceId | undefined, tab: string) => ({ name: 'balances', params: { id: id ?? '', tab } })
    const card = (id: CardId) => ({ name: 'card', params: { id } })
    switch (item.kind) {
      case 'credit-lapses':
        return balance(item.balanceId, 'credits')
      case 'balance-expires':
        return balance(item.balanceId, 'ledger')
      case 'audit-stale':
        return balance(household.balancesOf(item.accountId)[0]?.balance.id, 'audit')
      case 'check-in-overdue':
        return balance(item.balanceId, 'check-in')
      case 'prepaid-fee':
      case 'hold-lapses':
        return { name: 'reloads', params: { part: 'plan' } }
      case 'prepaid-expires':
        return { name: 'reloads', params: { part: 'cards' } }
      case 'card-expires':
      case 'card-unredeemed':
        return card(item.cardId)
      case 'gift-to-give':
        return { name: 'hand-over', params: { id: item.giftId } }
      case 'gift-to-thank':
        return { name: 'gifts', params: { part: 'received' } }
      case 'proof-missing':
        return { ...card(item.cardId), query: { part: 'proof' } }
      case 'recovery-missing':
        return { name: 'recovery-sheet' }
      case 'export-overdue':
        return { name: 'settings', query: { part: 'backups' } }
      default:
        return assertNever(item)
    }
  }

  function entryOf(item: DueItem): PlacedDueEntry {
    return {
      item,
      icon: icons[item.kind],
      sentence: wordsOf(item),
      hint: item.kind === 'balance-expires' && item.estimate ? t('due.estimate') : '',
      to: placeOf(item),
      days: daysBetween(due.today, item.on),
    }
  }

  const entries = computed(() => due.items.map(entryOf))
  const aside = computed(() => due.aside.map(entryOf))

  return { entries, aside }
}
