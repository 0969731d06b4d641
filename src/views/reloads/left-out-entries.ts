import { useI18n } from 'vue-i18n'
import type { LeftOut } from '@/domain/reloads/reload-plan'
import { waysOut } from '@/domain/reloads/ways-out'
import type { LeftOutEntry } from '@/components/reloads/LeftOutList.vue'
import { formats } from '@/locales/formats'
import { useReloadSentences } from './reload-sentences'

/** What a plan leaves out, with the reason and what else can be done. */
export function useLeftOutEntries() {
  const { t } = useI18n()
  const { nameOfId, sentenceOfLeftOut, sentenceOfWay } = useReloadSentences()

  function entriesOf(leftOut: readonly LeftOut[]): readonly LeftOutEntry[] {
    return leftOut.map((one) => ({
      id: one.cardId,
      name: nameOfId(one.cardId),
      amount: formats.money(one.amount),
      why: sentenceOfLeftOut(one),
      loss: one.nextLossOn ? t('leftOut.loss', { day: formats.day(one.nextLossOn) }) : '',
      ways: waysOut(one).map((way) => ({
        words: sentenceOfWay(way, one.amount.currency),
        source: t('leftOut.source', {
          source: way.evidence.source,
          confidence: t(`confidence.${way.evidence.confidence}`),
        }),
      })),
    }))
  }

  return { entriesOf }
}
