import { defineStore } from 'pinia'
import { computed } from 'vue'
import { correctionOf } from '@/domain/corrections'
import type { Day } from '@/domain/day'
import { growing } from '@/domain/growing'
import type { BalanceId } from '@/domain/ids'
import { balanceTotal, continuedBalances, type LedgerEntry, type RunningBalance } from '@/domain/ledger'
import { addMoney, money, type Money } from '@/domain/money'
import { addEntries, emptyLedger, watchLedger, type NewEntry } from '@/storage/ledger'
import { useHousehold } from './household'
import { liveResult } from './live-rows'
import { useSession } from './session'

const noEntries: readonly LedgerEntry[] = []

/** Derived each time, but only from where the last time ended. */
const totalOf = growing<LedgerEntry, Money | null>(null, (sofar, added) => {
  const currency = sofar?.currency ?? added[0]?.amount.currency
  if (!currency) return sofar
  const more = balanceTotal(added, currency)
  return sofar ? addMoney(sofar, more) : more
})
const runningOf = growing<LedgerEntry, readonly RunningBalance[]>([], continuedBalances)

/** The entries of every balance; what stands on a balance is always derived from them. */
export const useLedger = defineStore('ledger', () => {
  const session = useSession()
  const household = useHousehold()
  const { rows, isReady } = liveResult(watchLedger, emptyLedger)

  const entriesOf = (id: BalanceId): readonly LedgerEntry[] => rows.value.byBalance.get(id) ?? noEntries
  const entries = computed(() => [...rows.value.byBalance.values()].flat())

  const totals = computed<ReadonlyMap<BalanceId, Money>>(
    () =>
      new Map(
        household.balances.map(({ balance, marketplace }) => {
          const none = money(0, marketplace.currency)
          return [balance.id, addMoney(none, totalOf(entriesOf(balance.id)) ?? none)]
        }),
      ),
  )

  return {
    entries,
    totals,
    isReady,
    entriesOf,
    running: (id: BalanceId) => runningOf(entriesOf(id)),
    /** All or none. */
    add: (...added: readonly NewEntry[]) => addEntries(session.openedVault, added),
    /** Writes the visible entry that puts an earlier one right; nothing when it is right already. */
    async correct(entry: LedgerEntry, right: Money, on: Day) {
      const correction = correctionOf(entriesOf(entry.balanceId), entry, right, on)
      if (correction) await addEntries(session.openedVault, [correction])
    },
  }
})
