import { defineStore } from 'pinia'
import type { Day } from '@/domain/day'
import { assessEnvelopes, type Envelope, type EnvelopeAssessment, type EnvelopeMove } from '@/domain/envelopes'
import type { BalanceId, EnvelopeId } from '@/domain/ids'
import type { LedgerEntry } from '@/domain/ledger'
import { addMoney, money, type Money } from '@/domain/money'
import * as storage from '@/storage/envelopes'
import { useHousehold } from './household'
import { useLedger } from './ledger'
import { liveRows } from './live-rows'
import { useSession } from './session'

export type EnvelopeFacts = Pick<Envelope, 'name' | 'target' | 'wantedBy'>

const none: storage.EnvelopeRows = { envelopes: [], moves: [] }

/** Money of a balance that is kept for a purpose. */
export const useEnvelopes = defineStore('envelopes', () => {
  const session = useSession()
  const household = useHousehold()
  const ledger = useLedger()
  const { rows, isReady } = liveRows(storage.readEnvelopes, none)

  /** As it stands, or as it would stand after more entries. */
  function assess(id: BalanceId, more: readonly Pick<LedgerEntry, 'amount' | 'envelopeId'>[] = []): EnvelopeAssessment {
    const currency = household.findBalance(id)?.marketplace.currency ?? 'USD'
    const total = ledger.totals.get(id) ?? money(0, currency)
    const added = more.map((entry) => ({ ...blankEntry, ...entry }) as LedgerEntry)
    return assessEnvelopes({
      total: added.reduce((sum, { amount }) => addMoney(sum, amount), total),
      envelopes: rows.value.envelopes.filter(({ balanceId }) => balanceId === id),
      moves: rows.value.moves.filter(({ balanceId }) => balanceId === id),
      entries: added.length === 0 ? ledger.entriesOf(id) : [...ledger.entriesOf(id), ...added],
    })
  }

  return {
    all: rows,
    isReady,
    assess,
    find: (id: EnvelopeId) => rows.value.envelopes.find((envelope) => envelope.id === id) ?? null,
    add(id: BalanceId, facts: EnvelopeFacts, filling: { readonly on: Day; readonly amount: Money } | null) {
      const rank =
        Math.max(-1, ...rows.value.envelopes.filter(({ balanceId }) => balanceId === id).map((one) => one.rank)) + 1
      return storage.addEnvelope(session.openedVault, { ...facts, balanceId: id, rank }, filling)
    },
    change: (id: EnvelopeId, facts: EnvelopeFacts) => storage.changeEnvelope(session.openedVault, id, facts),
    rank: (ids: readonly EnvelopeId[]) => storage.rankEnvelopes(session.openedVault, ids),
    move: (facts: Pick<EnvelopeMove, 'balanceId' | 'from' | 'to' | 'on' | 'amount'>) =>
      storage.addEnvelopeMove(session.openedVault, facts),
    close: (id: EnvelopeId) => storage.closeEnvelope(session.openedVault, id),
    reopen: (id: EnvelopeId) => storage.reopenEnvelope(session.openedVault, id),
  }
})

const blankEntry = { id: '', kind: 'purchase', corrects: null, deletedAt: null } as const
