import { useI18n } from 'vue-i18n'
import { assertNever } from '@/domain/assert-never'
import { notSure, type Answer, type CauseEvidence } from '@/domain/trouble/cause'
import type { NextStep } from '@/domain/trouble/next-step'
import { formats } from '@/locales/formats'
import { useFindingSentence } from '../finding-sentence'

/** What speaks for a cause, and what to do next, as sentences. */
export function useCauseSentences() {
  const { t } = useI18n()
  const findingSentence = useFindingSentence()

  const places = (positions: readonly number[]) =>
    t('finding.place', { list: formats.list(positions) }, positions.length)

  function answerName({ question, answer }: Answer): string {
    return answer === notSure ? t('trouble.answer.notSure') : t(`trouble.answer.${question}.${answer}`)
  }

  function evidenceSentence(evidence: CauseEvidence): string {
    switch (evidence.kind) {
      case 'finding':
        return findingSentence(evidence.finding)
      case 'message':
        return t('trouble.evidence.message', { message: t(`trouble.message.${evidence.message}`) })
      case 'answer':
        return t('trouble.answered', {
          question: t(`trouble.ask.${evidence.question}`),
          answer: answerName(evidence),
        })
      case 'read-otherwise':
        return t('trouble.evidence.read-otherwise', { positions: places(evidence.positions) })
      case 'stray':
        return t('trouble.evidence.stray', {
          list: formats.list(evidence.found.map((kind) => t(`trouble.stray.${kind}`))),
        })
      case 'only-serial':
      case 'is-own-serial':
        return t(`trouble.evidence.${evidence.kind}`)
      case 'other-shape':
        return t('trouble.evidence.other-shape', { issuers: formats.either(evidence.issuerNames) })
      case 'receipt': {
        const parts = [evidence.shop, evidence.on ? formats.day(evidence.on) : '', evidence.at]
        return t('trouble.evidence.receipt', { what: parts.filter((part) => part !== '').join(', ') })
      }
      case 'refused-before':
        return t('trouble.evidence.refused-before', {
          when: formats.moment(evidence.at),
          message: t(`redeem.outcome.${evidence.refusal}`),
        })
      default:
        return assertNever(evidence)
    }
  }

  function stepSentence(step: NextStep): string {
    if (step.kind === 'wait-until') return t('trouble.step.wait-until', { until: formats.moment(step.until) })
    if (step.kind !== 'use-balance') return t(`trouble.step.${step.kind}`)
    const { memberName: member, accountLabel: account, marketplaceName: marketplace } = step.fitting
    return t('trouble.step.use-balance', { name: t('form.plannedBalance', { member, account, marketplace }) })
  }

  return { evidenceSentence, stepSentence, answerName }
}
