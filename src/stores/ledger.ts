import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { BalanceId } from '@/domain/ids'
import { balanceTotal, runningBalances, type LedgerEntry } from '@/domain/ledger'
import type { Money } from '@/domain/money'
import { addEntry, readEntries } from '@/storage/ledger'
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

  return {
    entries,
    totals,
    isReady,
    running: (id: BalanceId) => runningBalances(byBalance.value.get(id) ?? []),
    add: (entry: Pick<LedgerEntry, 'balanceId' | 'on' | 'kind' | 'amount'>) =>
      addEntry(session.openedVault, { ...entry, cardId: null, corrects: null }),
  }
})
