import { useI18n } from 'vue-i18n'
import { assertNever } from '@/domain/assert-never'
import { addDays } from '@/domain/day'
import type { PrepaidCardId } from '@/domain/ids'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import type { Bound } from '@/domain/reloads/limits'
import type { LeftOut, ReloadGoal, StepReason } from '@/domain/reloads/reload-plan'
import type { WayOut } from '@/domain/reloads/ways-out'
import { formats } from '@/locales/formats'
import { useHousehold } from '@/stores/household'
import { usePrepaidCards } from '@/stores/prepaid-cards'
import { useReloads } from '@/stores/reloads'

/** Prepaid cards, steps and what is left out, in words. */
export function useReloadSentences() {
  const { t } = useI18n()
  const household = useHousehold()
  const prepaid = usePrepaidCards()
  const reloads = useReloads()

  function nameOf(card: Pick<PrepaidCard, 'nickname' | 'issuer' | 'network' | 'lastFour'>): string {
    const network = t(`prepaid.network.${card.network}`)
    const number = card.lastFour ? t('prepaid.name', { network, lastFour: card.lastFour }) : network
    const given = card.nickname || card.issuer
    if (!given) return card.lastFour ? number : t('prepaid.untitled')
    return card.lastFour ? `${given} ··${card.lastFour}` : given
  }

  function nameOfId(id: PrepaidCardId): string {
    const card = prepaid.find(id)
    return card ? nameOf(card) : t('prepaid.untitled')
  }

  function basisOf({ basis }: Bound): string {
    if (basis.kind !== 'data') return t(`basis.${basis.kind}`, { day: formats.day(basis.on) })
    const { source, confidence } = basis.evidence
    return t('basis.data', { source, confidence: t(`confidence.${confidence}`) })
  }

  /** `goals` are those of the plan that the step belongs to. */
  function sentenceOfReason(reason: StepReason, goals: readonly ReloadGoal[]): string {
    switch (reason.kind) {
      case 'fee': {
        const isTomorrow = reason.on === addDays(reloads.facts.today, 1)
        const facts = { amount: formats.money(reason.amount), day: formats.day(reason.on) }
        return t(isTomorrow ? 'stepReason.fee-tomorrow' : 'stepReason.fee', facts)
      }
      case 'expires':
        return t('stepReason.expires', { day: formats.day(reason.on) })
      case 'goal':
        return t('stepReason.goal', { goal: goals.find(({ id }) => id === reason.goalId)?.name ?? '' })
      case 'trial':
        return t('stepReason.trial', { minimum: formats.money(reason.minimum.amount), basis: basisOf(reason.minimum) })
      case 'over-maximum': {
        const { part, of, maximum } = reason
        const facts = { part, of, maximum: formats.money(maximum.amount), basis: basisOf(maximum) }
        return t('stepReason.over-maximum', facts)
      }
      case 'divided':
        return t('stepReason.divided', { part: reason.part, of: reason.of })
      case 'leaves':
        return t('stepReason.leaves', { amount: formats.money(reason.amount) })
      case 'fees-taken':
        return t('stepReason.fees-taken', { amount: formats.money(reason.amount), day: formats.day(reason.asOf) })
      case 'old-balance':
        return t('stepReason.old-balance', { days: reason.days })
      case 'postcode-unknown':
      case 'limits-unknown':
        return t(`stepReason.${reason.kind}`)
      default:
        return assertNever(reason)
    }
  }

  function sentenceOfLeftOut({ reason }: Pick<LeftOut, 'reason'>): string {
    switch (reason.kind) {
      case 'expired':
        return t('leftOut.why.expired', { day: formats.day(reason.on) })
      case 'held': {
        const amount = formats.money(reason.amount)
        return reason.until
          ? t('leftOut.why.held-until', { amount, day: formats.day(reason.until) })
          : t('leftOut.why.held', { amount })
      }
      case 'no-balance':
        return t('leftOut.why.no-balance', { currency: reason.currency })
      case 'no-balance-of-member': {
        const member = household.members.find(({ id }) => id === reason.memberId)?.name ?? ''
        return t('leftOut.why.no-balance-of-member', { member, currency: reason.currency })
      }
      case 'below-minimum': {
        const { minimum } = reason
        return t('leftOut.why.below-minimum', { minimum: formats.money(minimum.amount), basis: basisOf(minimum) })
      }
      case 'lost':
      case 'pending':
      case 'empty':
      case 'postcode':
      case 'margin':
      case 'no-amount-fits':
        return t(`leftOut.why.${reason.kind}`)
      default:
        return assertNever(reason)
    }
  }

  function sentenceOfWay({ kind, place, from }: WayOut, currency: string): string {
    if (kind === 'wait-for-hold' && from) return t('leftOut.way.wait-for-hold-until', { day: formats.day(from) })
    return t(`leftOut.way.${kind}`, { place, currency })
  }

  return { nameOf, nameOfId, basisOf, sentenceOfReason, sentenceOfLeftOut, sentenceOfWay }
}
