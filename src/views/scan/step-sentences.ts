import { useI18n } from 'vue-i18n'
import type { ReviewStep, Undone } from '@/stores/review'

/** What was done or taken back at the review, in words. */
export function useStepSentences() {
  const { t } = useI18n()

  function sentenceOfStep(step: ReviewStep): string {
    if (step.kind === 'left-out') return t('review.leftOut', { name: step.item.name })
    if (step.kind === 'merged') return t('review.merged')
    const [first] = step.cards
    if (step.cards.length === 1) return t('review.acceptedToast', { label: first?.label || t('card.untitled') })
    return t('review.acceptedMany', step.cards.length)
  }

  function sentenceOfUndo({ items, changedSince }: Undone): string {
    const back = items.length > 0 ? t('review.undone', items.length) : ''
    return [back, changedSince > 0 ? t('review.changedSince', changedSince) : ''].filter(Boolean).join(' ')
  }

  return { sentenceOfStep, sentenceOfUndo }
}
