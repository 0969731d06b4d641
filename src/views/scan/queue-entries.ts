import { useI18n } from 'vue-i18n'
import type { QueueEntry } from '@/components/scan/ImportQueue.vue'
import { useReview } from '@/stores/review'
import { isPrepaid, type ScanItem } from '@/stores/scan'
import { toReloads } from '../reloads/prepaid-from-scan'
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

  function textOf(item: ScanItem): string {
    const { state, reading } = item
    if (state.kind === 'failed') return t(`scan.failure.${state.reason}`)
    if (isPrepaid(item)) return t('scan.state.prepaid')
    return t(`scan.state.${state.kind === 'read' ? (reading?.verdict ?? 'none') : state.kind}`)
  }

  function linkOf(item: ScanItem): QueueEntry['link'] {
    const { id, state } = item
    if (isPrepaid(item)) return { text: t('scan.toReloads'), to: toReloads(id) }
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
