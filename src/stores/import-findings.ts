import type { Card } from '@/domain/card'
import type { CardId, ImportId } from '@/domain/ids'
import type { ScanItem } from './import-item'

/** What speaks against importing an item: the household or the queue has its code or its photo already. */
export type ImportFinding =
  | { readonly kind: 'code-of-card' | 'photo-of-card'; readonly cardId: CardId }
  | { readonly kind: 'code-of-item' | 'photo-of-item'; readonly itemId: ImportId }

const open: readonly ScanItem['state']['kind'][] = ['waiting', 'reading', 'read']

/** Of two items with the same code or photo the later one is the duplicate. `photoCards`: the card of every known file. */
export function findDuplicates(
  items: readonly ScanItem[],
  cards: readonly Card[],
  photoCards: ReadonlyMap<string, CardId>,
): ReadonlyMap<ImportId, readonly ImportFinding[]> {
  const byCode = new Map(cards.flatMap(({ codeFingerprint, id }) => (codeFingerprint ? [[codeFingerprint, id]] : [])))
  const known = new Set(cards.map(({ id }) => id))
  const firstByCode = new Map<string, ImportId>()
  const firstFileByPhoto = new Map<string, ScanItem>()
  const ownCards = Map.groupBy(items, ({ fileId }) => fileId)
  const findings = new Map<ImportId, readonly ImportFinding[]>()
  for (const item of items) {
    if (item.state.kind === 'merged' && !firstFileByPhoto.has(item.contentFingerprint)) {
      firstFileByPhoto.set(item.contentFingerprint, { ...item, id: item.state.into })
    }
    if (!open.includes(item.state.kind)) continue
    const found: ImportFinding[] = []
    const { id, fileId, codeFingerprint, contentFingerprint } = item

    const sameCode = codeFingerprint ? byCode.get(codeFingerprint) : undefined
    const earlier = codeFingerprint ? firstByCode.get(codeFingerprint) : undefined
    if (sameCode) found.push({ kind: 'code-of-card', cardId: sameCode })
    else if (earlier) found.push({ kind: 'code-of-item', itemId: earlier })
    if (codeFingerprint && !earlier) firstByCode.set(codeFingerprint, id)

    const photoCard = photoCards.get(contentFingerprint)
    // A card that came from the same file a moment ago is no reason to doubt the next one.
    const isOwn = ownCards.get(fileId)?.some(({ state }) => state.kind === 'accepted' && state.cardId === photoCard)
    const firstFile = firstFileByPhoto.get(contentFingerprint)
    if (found.length === 0) {
      if (photoCard && known.has(photoCard) && !isOwn) found.push({ kind: 'photo-of-card', cardId: photoCard })
      else if (firstFile && firstFile.fileId !== fileId) found.push({ kind: 'photo-of-item', itemId: firstFile.id })
    }
    if (!firstFile) firstFileByPhoto.set(contentFingerprint, item)
    if (found.length > 0) findings.set(id, found)
  }
  return findings
}
