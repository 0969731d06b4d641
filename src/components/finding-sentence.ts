import { useI18n } from 'vue-i18n'
import { assertNever } from '@/domain/assert-never'
import type { Finding, FittingBalance, PlannedTarget } from '@/domain/redemption'
import type { Day } from '@/domain/day'
import { formats } from '@/locales/formats'

/** Turns what the guard found into a sentence with its names and numbers. */
export function useFindingSentence(): (finding: Finding) => string {
  const { t } = useI18n()

  const into = (target: FittingBalance | null) =>
    target
      ? t('finding.into', {
          member: target.memberName,
          account: target.accountLabel,
          marketplace: target.marketplaceName,
        })
      : ''
  const on = (day: Day | null) => (day ? t('finding.on', { day: formats.day(day) }) : '')
  const places = (positions: readonly number[]) =>
    t('finding.place', { list: formats.list(positions) }, positions.length)
  const plannedName = ({ memberName, accountLabel, marketplaceName }: PlannedTarget) =>
    [memberName, accountLabel, marketplaceName].filter((part) => part !== null).join(' · ')

  return (finding) => {
    switch (finding.kind) {
      case 'no-code':
      case 'card-spent':
      case 'card-void':
      case 'card-given':
      case 'kept-as-gift':
      case 'held':
      case 'value-unknown':
        return t(`finding.${finding.kind}`)
      case 'unreadable-places':
      case 'doubtful-characters':
        return t(`finding.${finding.kind}`, { positions: places(finding.positions) })
      case 'looks-like-serial':
        return t('finding.looks-like-serial', { digits: finding.digits })
      case 'code-was-shown':
        return t('finding.code-was-shown', { when: formats.moment(finding.at) })
      case 'other-issuer':
        return t('finding.other-issuer', { issuer: finding.issuerName })
      case 'wrong-marketplace': {
        const { cardMarketplace, balanceMarketplace, fitting } = finding
        const [best] = fitting
        const instead = best
          ? t('finding.instead-fits', {
              marketplace: best.marketplaceName,
              member: best.memberName,
              account: best.accountLabel,
            })
          : t('finding.instead-none', { card: cardMarketplace })
        return t('finding.wrong-marketplace', { card: cardMarketplace, balance: balanceMarketplace, instead })
      }
      case 'already-redeemed':
        return t('finding.already-redeemed', { into: into(finding.into), on: on(finding.on) })
      case 'same-code-redeemed':
        return t('finding.same-code-redeemed', {
          label: finding.cardLabel || t('card.untitled'),
          state: t(`state.${finding.state}`).toLocaleLowerCase(),
          into: into(finding.into),
          on: on(finding.on),
        })
      case 'not-in-household':
        return t(`finding.${finding.what}-not-in-household`)
      case 'marketplace-unknown':
        return t('finding.marketplace-unknown', { balance: finding.balanceMarketplace })
      case 'marketplace-unconfirmed':
        return t('finding.marketplace-unconfirmed', { card: finding.cardMarketplace })
      case 'currency-differs':
        return t('finding.currency-differs', {
          face: finding.faceCurrency,
          currency: finding.balanceCurrency,
          balance: finding.balanceMarketplace,
        })
      case 'planned-for-other':
        return t('finding.planned-for-other', { planned: plannedName(finding.planned) })
      case 'business-personal':
        return t('finding.business-personal', {
          card: t(`usage.${finding.cardUsage}`).toLocaleLowerCase(),
          account: t(`usage.${finding.accountUsage}`).toLocaleLowerCase(),
        })
      case 'same-code-gift':
      case 'same-code-twice':
        return t(`finding.${finding.kind}`, { label: finding.cardLabel || t('card.untitled') })
      case 'not-known-activated':
        return t(finding.state === 'unactivated' ? 'finding.known-unactivated' : 'finding.not-known-activated')
      case 'code-shape': {
        const { issuerName, expectedLengths, length, positions } = finding
        const sentences = [
          expectedLengths.length > 0 &&
            t('finding.code-shape-length', { issuer: issuerName, expected: formats.either(expectedLengths), length }),
          positions.length > 0 &&
            t('finding.code-shape-alphabet', { issuer: issuerName, positions: places(positions) }),
        ]
        return sentences.filter((sentence) => sentence !== false).join(' ')
      }
      case 'probably-expired':
        return t('finding.probably-expired', {
          source: finding.evidence.source,
          confidence: t(`confidence.${finding.evidence.confidence}`),
          day: formats.day(finding.expiredOn),
        })
      case 'expired-as-said':
        return t('finding.expired-as-said', { day: formats.day(finding.expiredOn) })
      case 'expires-as-said':
        return t('finding.expires-as-said', { day: formats.day(finding.on) })
      case 'pause-advised':
        return t('finding.pause-advised', {
          count: finding.count,
          until: formats.moment(finding.until),
          confidence: t(`confidence.${finding.evidence.confidence}`),
        })
      case 'last-look':
        return t('finding.last-look', {
          value: finding.value ? t('finding.last-look-value', { value: formats.money(finding.value) }) : '',
          member: finding.memberName,
          account: finding.accountLabel,
          marketplace: finding.marketplaceName,
        })
      case 'expires-on':
        return t('finding.expires-on', {
          source: finding.evidence.source,
          confidence: t(`confidence.${finding.evidence.confidence}`),
          day: formats.day(finding.on),
        })
      default:
        return assertNever(finding)
    }
  }
}
