import type { CardId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { ProofSecret } from '@/domain/proofs/proof'
import { openProofs } from './proofs'
import type { Vault } from './vault'

/** What the household has to show for a card. */
export interface Backing {
  /** Newest first. */
  readonly proofs: readonly ProofSecret[]
  /** Who gave the card, where that was written down. */
  readonly givenBy: string
}

export async function readBacking(vault: Vault, cardId: CardId): Promise<Backing> {
  const { opened } = await openProofs(vault, cardId)
  const gifts = (await vault.database.receivedGifts.toArray()).filter((gift) => isKept(gift) && gift.cardId === cardId)
  return {
    proofs: opened.map(({ secret }) => secret).toReversed(),
    givenBy: gifts[0]?.from ?? '',
  }
}
