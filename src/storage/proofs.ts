import type { CardId, ProofFileId, ProofId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { OpenedProof, Proof, ProofDetails, ProofFile, ProofSecret } from '@/domain/proofs/proof'
import type { StoredProof, StoredProofFile } from './database'
import { createRow, newId, restoreRow, trashRow } from './rows'
import { BrokenSeal, seal, sealData, unseal, unsealData, type Bytes } from './seal'
import type { Vault } from './vault'

export interface NewProofFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Bytes
}

/** Which proofs there are, without what they say. */
export async function readProofs({ database }: Pick<Vault, 'database'>): Promise<readonly Proof[]> {
  const rows = await database.proofs.toArray()
  return rows.filter(isKept).map(({ sealed: _, ...proof }) => proof)
}

/** Of one card, in the order in which they were added. One that is damaged fails alone. */
export interface ProofsOfCard {
  readonly opened: readonly OpenedProof[]
  readonly damaged: readonly Proof[]
}

export async function openProofs(vault: Vault, cardId: CardId): Promise<ProofsOfCard> {
  const rows = await vault.database.proofs.where('cardId').equals(cardId).sortBy('createdAt')
  const tried = await Promise.all(rows.filter(isKept).map((row) => tryProof(vault, row)))
  return {
    opened: tried.flatMap((one) => ('secret' in one ? one : [])),
    damaged: tried.flatMap((one) => ('secret' in one ? [] : one)),
  }
}

async function tryProof(vault: Vault, { sealed, ...proof }: StoredProof): Promise<OpenedProof | Proof> {
  try {
    return await openProof(vault, { sealed, ...proof })
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error
    return proof
  }
}

/** The proof and its files in one transaction. */
export async function addProof(
  vault: Vault,
  cardId: CardId,
  details: ProofDetails,
  files: readonly NewProofFile[],
): Promise<ProofId> {
  const id = newId<ProofId>()
  const fileRows = await Promise.all(files.map((file) => fileRow(vault, id, file)))
  const secret: ProofSecret = { ...details, files: fileRows.map(({ facts }) => facts) }
  const row = createRow<StoredProof>({ cardId, sealed: await sealProof(vault, id, secret) }, id)
  const { proofs, proofFiles } = vault.database
  await vault.database.transaction('rw', proofs, proofFiles, async () => {
    await proofs.add(row)
    await proofFiles.bulkAdd(fileRows.map(({ stored }) => stored))
  })
  return id
}

/** Its files are not touched. */
export function changeProof(vault: Vault, id: ProofId, details: ProofDetails) {
  return rewrite(vault, id, (secret) => ({ ...secret, ...details }))
}

export async function addProofFile(vault: Vault, id: ProofId, file: NewProofFile): Promise<ProofFileId> {
  const { facts, stored } = await fileRow(vault, id, file)
  await rewrite(
    vault,
    id,
    (secret) => ({ ...secret, files: [...secret.files, facts] }),
    () => vault.database.proofFiles.add(stored),
  )
  return facts.id
}

/** Into the trash, from which `restoreProofFile` takes it back. */
export function removeProofFile(vault: Vault, id: ProofId, fileId: ProofFileId) {
  return rewrite(
    vault,
    id,
    (secret) => ({ ...secret, files: secret.files.filter((file) => file.id !== fileId) }),
    () => trashRow(vault.database.proofFiles, fileId),
  )
}

export function restoreProofFile(vault: Vault, id: ProofId, file: ProofFile) {
  return rewrite(
    vault,
    id,
    (secret) => ({ ...secret, files: [...secret.files.filter((other) => other.id !== file.id), file] }),
    () => restoreRow(vault.database.proofFiles, file.id),
  )
}

export async function trashProof({ database }: Vault, id: ProofId) {
  await trashRow(database.proofs, id)
}

export async function restoreProof({ database }: Vault, id: ProofId) {
  await restoreRow(database.proofs, id)
}

/** Rejects when the sealed bytes were tampered with. */
export async function readProofFile(vault: Vault, id: ProofFileId): Promise<Bytes | null> {
  const row = await vault.database.proofFiles.get(id)
  return row ? unseal(vault.sealing, row.sealed, filePlace(id)) : null
}

/** null where it is not there, or not as it was kept. */
export async function readWholeProofFile(vault: Vault, id: ProofFileId): Promise<Bytes | null> {
  try {
    return await readProofFile(vault, id)
  } catch (error) {
    if (error instanceof BrokenSeal) return null
    throw error
  }
}

/** Opens, changes and seals again, with `also` in the same transaction; anew when another window was quicker. */
async function rewrite(
  vault: Vault,
  id: ProofId,
  change: (secret: ProofSecret) => ProofSecret,
  also: () => PromiseLike<unknown> = async () => undefined,
): Promise<void> {
  const { proofs, proofFiles } = vault.database
  for (;;) {
    const row = await proofs.get(id)
    if (!row) throw new Error(`No proof ${id}`)
    const { secret } = await openProof(vault, row)
    const sealed = await sealProof(vault, id, change(secret))
    const isWritten = await vault.database.transaction('rw', proofs, proofFiles, async () => {
      const now = await proofs.get(id)
      // Every sealing has a nonce of its own: the same bytes are the same writing.
      if (!now || !equalBytes(now.sealed, row.sealed)) return false
      await proofs.put({ ...now, sealed, updatedAt: Date.now() })
      await also()
      return true
    })
    if (isWritten) return
  }
}

async function fileRow(vault: Vault, proofId: ProofId, { name, mediaType, bytes }: NewProofFile) {
  const id = newId<ProofFileId>()
  const sealed = await seal(vault.sealing, bytes, filePlace(id))
  const facts: ProofFile = { id, name, mediaType, sizeBytes: bytes.length }
  return { facts, stored: createRow<StoredProofFile>({ proofId, sealed }, id) }
}

/** Rejects with BrokenSeal when it is not as it was written. */
export async function openProof(vault: Vault, { sealed, ...proof }: StoredProof): Promise<OpenedProof> {
  return { proof, secret: (await unsealData(vault.sealing, sealed, place(proof.id))) as ProofSecret }
}

function sealProof(vault: Vault, id: ProofId, secret: ProofSecret): Promise<Bytes> {
  return sealData(vault.sealing, secret, place(id))
}

function equalBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function place(id: ProofId) {
  return `proofs/${id}`
}

function filePlace(id: ProofFileId) {
  return `proofFiles/${id}`
}
