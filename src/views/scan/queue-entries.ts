import { useI18n } from 'vue-i18n'
import type { QueueEntry } from '@/components/scan/ImportQueue.vue'
import { useReview } from '@/stores/review'
import type { ScanItem } from '@/stores/scan'
import { useDuplicateSentences } from './duplicate-sentences'

/** What the queue says of each file, and what can be done with it. */
export function useQueueEntries() {
  const { t } = useI18n()
  const review = useReview()
  const { sentenceOf } = useDuplicateSentences()

  function entryOf(item: ScanItem): QueueEntry {
    const { id, name, state } = item
    const [finding] = review.findingsOf(id)
    return {
      id,
      name,
      look: lookOf(item),
      text: textOf(item),
      hasPicture: item.photoIds.length > 0 && item.reading !== null,
      link: linkOf(item),
      duplicate: finding ? sentenceOf(finding).text : null,
      act: actOf(item),
      canDiscard: !['reading', 'accepted', 'merged'].includes(state.kind),
    }
  }

  function textOf({ state, reading }: ScanItem): string {
    if (state.kind === 'failed') return t(`scan.failure.${state.reason}`)
    return t(`scan.state.${state.kind === 'read' ? (reading?.verdict ?? 'none') : state.kind}`)
  }

  function linkOf({ id, state }: ScanItem): QueueEntry['link'] {
    if (state.kind === 'accepted') {
      return { text: t('scan.openCard'), to: { name: 'card', params: { id: state.cardId } } }
    }
    return state.kind === 'read' ? { text: t('scan.reviewOne'), to: { name: 'review', query: { item: id } } } : null
  }

  return { entryOf }
}

function lookOf({ state, reading }: ScanItem): QueueEntry['look'] {
  if (state.kind === 'read') return reading?.verdict === 'sure' ? 'sure' : 'doubtful'
  if (state.kind === 'left-out' || state.kind === 'merged' || state.kind === 'cancelled') return 'set-aside'
  return state.kind
}

function actOf({ state, photoIds }: ScanItem): QueueEntry['act'] {
  if (state.kind === 'left-out') return 'take-back'
  const canRead = photoIds.length > 0 && (state.kind === 'failed' || state.kind === 'cancelled')
  return canRead ? 'read-again' : null
}
