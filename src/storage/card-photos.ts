import type { CardSecret, OpenedCard } from '@/domain/card'
import { sealSecret } from './cards'
import { photoRow, type NewPhoto } from './photos'
import { changeRow } from './rows'
import type { Vault } from './vault'

/**
 * Writes further photos of a card and what they change of its secret, together or not at all. Answers `overtaken`, and writes nothing,
 * when the card has changed since it was opened.
 */
export async function addCardPhotos(
  vault: Vault,
  { card }: OpenedCard,
  secret: CardSecret,
  photos: readonly NewPhoto[],
): Promise<'changed' | 'overtaken'> {
  // Sealed before the transaction: IndexedDB closes one that waits for WebCrypto.
  const sealed = await sealSecret(vault, card.id, secret)
  const rows = await Promise.all(photos.map((photo) => photoRow(vault, card.id, photo)))
  const { cards, photos: table } = vault.database
  return vault.database.transaction('rw', cards, table, async () => {
    const row = await cards.get(card.id)
    if (row?.updatedAt !== card.updatedAt || row.deletedAt !== null) return 'overtaken'
    await changeRow(cards, card.id, sealed)
    await table.bulkAdd(rows)
    return 'changed'
  })
}
