import type { Envelope, EnvelopeMove } from '@/domain/envelopes'
import type { EnvelopeId } from '@/domain/ids'
import { changeRow, createRow, restoreRow, trashRow, type NewRow } from './rows'
import type { Vault } from './vault'

export interface EnvelopeRows {
  readonly envelopes: readonly Envelope[]
  /** Also of envelopes that were closed: what they held went back. */
  readonly moves: readonly EnvelopeMove[]
}

export async function readEnvelopes({ database }: Pick<Vault, 'database'>): Promise<EnvelopeRows> {
  const [envelopes, moves] = await Promise.all([database.envelopes.toArray(), database.envelopeMoves.toArray()])
  return { envelopes, moves: moves.filter(({ deletedAt }) => deletedAt === null) }
}

/** With what it holds from the start, if anything. */
export async function addEnvelope(
  { database }: Vault,
  facts: NewRow<Envelope>,
  filling: Pick<EnvelopeMove, 'on' | 'amount'> | null,
): Promise<EnvelopeId> {
  const envelope = createRow<Envelope>(facts)
  await database.transaction('rw', database.envelopes, database.envelopeMoves, async () => {
    await database.envelopes.add(envelope)
    if (!filling) return
    const { id: to, balanceId } = envelope
    await database.envelopeMoves.add(createRow<EnvelopeMove>({ ...filling, balanceId, from: null, to }))
  })
  return envelope.id
}

export async function changeEnvelope({ database }: Vault, id: EnvelopeId, facts: Partial<NewRow<Envelope>>) {
  await changeRow(database.envelopes, id, facts)
}

/** Ranks in the order given, the first kept whole the longest. */
export async function rankEnvelopes({ database }: Vault, ids: readonly EnvelopeId[]) {
  await database.transaction('rw', database.envelopes, async () => {
    const rows = await database.envelopes.bulkGet([...ids])
    const updatedAt = Date.now()
    await database.envelopes.bulkPut(rows.flatMap((row, rank) => (row ? { ...row, rank, updatedAt } : [])))
  })
}

export async function addEnvelopeMove({ database }: Vault, facts: NewRow<EnvelopeMove>) {
  await database.envelopeMoves.add(createRow<EnvelopeMove>(facts))
}

export async function closeEnvelope({ database }: Vault, id: EnvelopeId) {
  await trashRow(database.envelopes, id)
}

export async function reopenEnvelope({ database }: Vault, id: EnvelopeId) {
  await restoreRow(database.envelopes, id)
}
