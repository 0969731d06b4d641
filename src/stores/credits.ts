import { defineStore } from 'pinia'
import { creditStates, type PromotionalCredit } from '@/domain/credits'
import type { Day } from '@/domain/day'
import type { BalanceId, CreditId } from '@/domain/ids'
import { money, type Money } from '@/domain/money'
import * as storage from '@/storage/credits'
import { addEntries } from '@/storage/ledger'
import { useLedger } from './ledger'
import { liveRows } from './live-rows'
import { useSession } from './session'

export type CreditFacts = Pick<
  PromotionalCredit,
  'balanceId' | 'label' | 'amount' | 'restriction' | 'receivedOn' | 'expires'
>

/** Promotional credits: never part of a balance. */
export const useCredits = defineStore('credits', () => {
  const session = useSession()
  const ledger = useLedger()
  const { rows, isReady } = liveRows(storage.readCredits, [])

  return {
    all: rows,
    isReady,
    /** Soonest expiry first; of one balance, or of all of them. */
    states: (today: Day, id?: BalanceId) =>
      creditStates(
        rows.value.filter(({ balanceId }) => id === undefined || balanceId === id),
        id === undefined ? ledger.entries : ledger.entriesOf(id),
        today,
      ),
    find: (id: CreditId) => rows.value.find((credit) => credit.id === id) ?? null,
    add: (facts: CreditFacts) => storage.addCredit(session.openedVault, { ...facts, lapsedOn: null }),
    change: (id: CreditId, facts: CreditFacts) => storage.changeCredit(session.openedVault, id, facts),
    lapse: (id: CreditId, lapsedOn: Day | null) => storage.changeCredit(session.openedVault, id, { lapsedOn }),
    remove: (id: CreditId) => storage.trashCredit(session.openedVault, id),
    restore: (id: CreditId) => storage.restoreCredit(session.openedVault, id),
    /** An entry of the ledger that moves nothing on the balance. */
    use: ({ id, balanceId }: PromotionalCredit, amount: Money, on: Day) =>
      addEntries(session.openedVault, [
        { balanceId, on, kind: 'credit-used', amount: money(0, amount.currency), credit: { id, amount } },
      ]),
  }
})
