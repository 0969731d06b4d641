import type { CardId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { ProofSecret } from '@/domain/proofs/proof'
import { unsealData } from './seal'
import type { Vault } from './vault'

/** What the household has to show for a card. */
export interface Backing {
  /** Newest first. */
  readonly proofs: readonly ProofSecret[]
  /** Who gave the card, where that was written down. */
  readonly givenBy: string
}

export async function readBacking(vault: Vault, cardId: CardId): Promise<Backing> {
  const { proofs, receivedGifts } = vault.database
  const stored = (await proofs.where('cardId').equals(cardId).toArray()).filter(isKept)
  const newest = stored.toSorted((a, b) => b.createdAt - a.createdAt)
  const gifts = (await receivedGifts.toArray()).filter((gift) => isKept(gift) && gift.cardId === cardId)
  return {
    proofs: await Promise.all(
      newest.map(async ({ id, sealed }) => (await unsealData(vault.sealing, sealed, `proofs/${id}`)) as ProofSecret),
    ),
    givenBy: gifts[0]?.from ?? '',
  }
}
