import type { CardEvent } from '@/domain/card'
import type { BalanceId, CardId, RedeemSessionId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { Refusal } from '@/domain/refusal'
import { withStep, type RedeemSession, type StepOutcome, type StepProof } from '@/domain/sessions/redeem-session'
import { openCard } from './cards'
import { writeCheckIns, type NewCheckIn } from './check-ins'
import type { Database } from './database'
import { applyCardEvents } from './ledger'
import { createRow, type NewRow } from './rows'
import { recordRefusedTry } from './tries'
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
  readonly cardId: CardId
  readonly outcome: StepOutcome
  /** What it means for the card, in turn. */
  readonly events: readonly CardEvent[]
}

/**
 * What came of cards: their states, their ledger entries and the ticks of the session are written together or not at all, so that no
 * crash leaves one without the other. `refused` when a card was no longer open for its event: then nothing is written.
 */
export async function settleSessionSteps(
  vault: Vault,
  sessionId: RedeemSessionId,
  steps: readonly StepSettled[],
): Promise<'settled' | 'refused'> {
  const acts = steps.flatMap(({ cardId, events }) => events.map((event) => ({ cardId, event })))
  const applied = await applyCardEvents(vault, acts, {
    tables: [vault.database.redeemSessions],
    write: () =>
      changeInside(vault.database, sessionId, (session) =>
        steps.reduce((now, { cardId, outcome }) => withStep(now, cardId, { outcome, settledAt: Date.now() }), session),
      ),
  })
  return applied.kind === 'changed' ? 'settled' : 'refused'
}

/** A refused try, what it says of the card, and the tick of the session, together. */
export async function refuseSessionStep(
  vault: Vault,
  sessionId: RedeemSessionId,
  { cardId, balanceId, refusal }: { readonly cardId: CardId; readonly balanceId: BalanceId; readonly refusal: Refusal },
) {
  const { redeemSessions, tries, cards, entries } = vault.database
  await vault.database.transaction('rw', redeemSessions, tries, cards, entries, async () => {
    await recordRefusedTry(vault, { cardId, balanceId, refusal })
    const outcome = { kind: 'refused', refusal } as const
    await changeInside(vault.database, sessionId, (now) => withStep(now, cardId, { outcome, settledAt: Date.now() }))
  })
}

/**
 * The session is over, and what the issuer was seen to show is kept: together, and only once. A crash in between would leave a session
 * that goes on and a balance that was compared already.
 */
export async function finishRedeemSession({ database }: Vault, id: RedeemSessionId, seen: readonly NewCheckIn[]) {
  const { redeemSessions, checkIns, entries } = database
  await database.transaction('rw', redeemSessions, checkIns, entries, async () => {
    if ((await redeemSessions.get(id))?.state !== 'going') return
    await writeCheckIns(database, seen)
    await changeInside(database, id, (now) => ({ ...now, state: 'done' }))
  })
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
