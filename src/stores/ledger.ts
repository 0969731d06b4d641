import { defineStore } from 'pinia'
import { computed } from 'vue'
import { correctionOf } from '@/domain/corrections'
import type { Day } from '@/domain/day'
import type { BalanceId } from '@/domain/ids'
import { balanceTotal, runningBalances, type LedgerEntry } from '@/domain/ledger'
import type { Money } from '@/domain/money'
import { addEntries, readEntries, type NewEntry } from '@/storage/ledger'
import { useHousehold } from './household'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** The entries of every balance; what stands on a balance is always derived from them. */
export const useLedger = defineStore('ledger', () => {
  const session = useSession()
  const household = useHousehold()
  const { rows: entries, isReady } = liveRows(readEntries, [])

  const byBalance = computed(() => Map.groupBy(entries.value, ({ balanceId }) => balanceId))

  const totals = computed<ReadonlyMap<BalanceId, Money>>(
    () =>
      new Map(
        household.balances.map(({ balance, marketplace }) => [
          balance.id,
          balanceTotal(byBalance.value.get(balance.id) ?? [], marketplace.currency),
        ]),
      ),
  )

  const entriesOf = (id: BalanceId): readonly LedgerEntry[] => byBalance.value.get(id) ?? []

  return {
    entries,
    totals,
    isReady,
    entriesOf,
    running: (id: BalanceId) => runningBalances(entriesOf(id)),
    /** All or none. */
    add: (...added: readonly NewEntry[]) => addEntries(session.openedVault, added),
    /** Writes the visible entry that puts an earlier one right; nothing when it is right already. */
    async correct(entry: LedgerEntry, right: Money, on: Day) {
      const correction = correctionOf(entriesOf(entry.balanceId), entry, right, on)
      if (correction) await addEntries(session.openedVault, [correction])
    },
  }
})
