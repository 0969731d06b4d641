import { useI18n } from 'vue-i18n'
import type { ImportId } from '@/domain/ids'
import type { Link } from '@/components/link'
import { useCards } from '@/stores/cards'
import type { ImportFinding } from '@/stores/review'
import { useScan } from '@/stores/scan'

/** A finding in words, with the way to what is the same. */
export interface DuplicateSentence {
  readonly text: string
  readonly link: Link | null
}

export function useDuplicateSentences() {
  const { t } = useI18n()
  const cards = useCards()
  const scan = useScan()

  function sentenceOf(finding: ImportFinding): DuplicateSentence {
    if ('itemId' in finding) {
      const name = scan.find(finding.itemId)?.name ?? ''
      return {
        text: t(`duplicate.${finding.kind}`, { name }),
        link: { text: t('duplicate.openItem'), to: toItem(finding.itemId) },
      }
    }
    const card = cards.find(finding.cardId)
    const trashed = cards.trashed.find(({ id }) => id === finding.cardId)
    const label = (card ?? trashed)?.label || t('card.untitled')
    const text = t(`duplicate.${finding.kind}`, { label })
    if (!card) return { text: `${text} ${t('duplicate.inTrash')}`, link: null }
    return { text, link: { text: t('duplicate.openCard'), to: { name: 'card', params: { id: card.id } } } }
  }

  function toItem(id: ImportId): Link['to'] {
    return { name: 'review', query: { item: id } }
  }

  return { sentenceOf }
}
