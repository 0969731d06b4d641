import type { CardEvent } from '@/domain/card'
import type { BalanceId, CardId, RedeemSessionId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import {
  withStep,
  type RedeemSession,
  type SessionStep,
  type StepOutcome,
  type StepProof,
} from '@/domain/sessions/redeem-session'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { openCard } from './cards'
import type { Database } from './database'
import { applyCardEvent, type AlongWith } from './ledger'
import { createRow, type NewRow } from './rows'
import type { Vault } from './vault'

/** Newest first. */
export async function readRedeemSessions({ database }: Pick<Vault, 'database'>): Promise<readonly RedeemSession[]> {
  const rows = await database.redeemSessions.toArray()
  return rows.filter(isKept).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}

/** One at a time: while another is going, in whatever window, that one is the answer and nothing is written. */
export async function addRedeemSession({ database }: Vault, facts: NewRow<RedeemSession>): Promise<RedeemSessionId> {
  return database.transaction('rw', database.redeemSessions, async () => {
    const going = (await database.redeemSessions.toArray()).find((row) => isKept(row) && row.state === 'going')
    if (going) return going.id
    const row = createRow<RedeemSession>(facts)
    await database.redeemSessions.add(row)
    return row.id
  })
}

/** Changes the session as it stands in that moment; null and nothing written when it is not there. */
export function changeRedeemSession(
  { database }: Vault,
  id: RedeemSessionId,
  change: (session: RedeemSession) => RedeemSession,
): Promise<RedeemSession | null> {
  return database.transaction('rw', database.redeemSessions, () => changeInside(database, id, change))
}

export interface StepSettled {
  readonly sessionId: RedeemSessionId
  readonly cardId: CardId
  readonly balanceId: BalanceId
  readonly outcome: StepOutcome
  /** What it means for the card; null when it says nothing for certain. */
  readonly event: CardEvent | null
}

/**
 * What came of a card: its state, its ledger entry, the refused try and the tick of the session are written together or not at
 * all, so that no crash leaves one without the other. `refused` when the card was no longer open for its event.
 */
export async function settleSessionStep(vault: Vault, settled: StepSettled): Promise<'settled' | 'refused'> {
  const { database } = vault
  const { sessionId, cardId, balanceId, outcome, event } = settled
  const alongWith: AlongWith = {
    tables: [database.redeemSessions, database.tries],
    async write() {
      const step: Partial<SessionStep> = { outcome, settledAt: Date.now() }
      await changeInside(database, sessionId, (session) => withStep(session, cardId, step))
      if (outcome.kind !== 'refused') return
      await database.tries.add(createRow<RefusedTry>({ cardId, balanceId, refusal: outcome.refusal }))
    },
  }
  if (event === null) {
    await database.transaction('rw', [...alongWith.tables], alongWith.write)
    return 'settled'
  }
  return (await applyCardEvent(vault, cardId, event, alongWith)).kind === 'changed' ? 'settled' : 'refused'
}

/** What the household has to prove that the card was bought. */
export async function readStepProofs(vault: Vault, cardId: CardId): Promise<readonly StepProof[]> {
  const { cards, photos, proofs } = vault.database
  const found = await vault.database.transaction('r', cards, photos, proofs, async () => ({
    row: await cards.get(cardId),
    hasReceipt: (await proofs.where('cardId').equals(cardId).filter(isKept).count()) > 0,
    hasPhoto: (await photos.where('cardId').equals(cardId).filter(isKept).count()) > 0,
  }))
  const hasSerial = found.row !== undefined && (await openCard(vault, found.row)).secret.serial !== ''
  const proven: readonly (readonly [StepProof, boolean])[] = [
    ['receipt', found.hasReceipt],
    ['photo', found.hasPhoto],
    ['serial', hasSerial],
  ]
  return proven.flatMap(([proof, isThere]) => (isThere ? proof : []))
}

async function changeInside(
  { redeemSessions }: Database,
  id: RedeemSessionId,
  change: (session: RedeemSession) => RedeemSession,
): Promise<RedeemSession | null> {
  const row = await redeemSessions.get(id)
  if (!row || !isKept(row)) return null
  const changed = { ...change(row), updatedAt: Date.now() }
  await redeemSessions.put(changed)
  return changed
}
