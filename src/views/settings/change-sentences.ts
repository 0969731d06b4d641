import { useI18n } from 'vue-i18n'
import type { RouteLocationRaw } from 'vue-router'
import type { Change } from '@/domain/changes'
import type { CardId } from '@/domain/ids'
import { useCards } from '@/stores/cards'
import { useHousehold } from '@/stores/household'
import { formats } from '@/locales/formats'

/** Names of fields that mean the same to a person, or that have no words of their own, stand under one name. */
const namesOfFields: Readonly<Record<string, string>> = {
  codeFingerprint: 'sealed',
  sealed: 'sealed',
  wrappedKey: 'passphrase',
  derivation: 'passphrase',
  recovery: 'passphrase',
  keychain: 'passphrase',
  sealedName: 'name',
  marketplaceConfirmed: 'marketplaceId',
  redeemedInto: 'state',
  redeemedOn: 'state',
  redeemedValue: 'state',
}
const known = new Set(
  (
    'label name cue usage state issuerId marketplaceId faceValue plannedFor giftId issuedOn expires sealed passphrase ' +
    'recipient occasion giveOn pricePaid channel handedOverOn claimedOn thankedOn from receivedOn balance holds target'
  ).split(' '),
)

/** What was done as a sentence, and where the record is shown now. */
export function useChangeSentences() {
  const { t } = useI18n()
  const cards = useCards()
  const household = useHousehold()

  function nameOf({ kind, recordId, cardId }: Change): string {
    if (cardId) return labelOf(cardId)
    if (kind === 'members') return household.members.find(({ id }) => id === recordId)?.name ?? ''
    if (kind === 'accounts') return household.accounts.find(({ id }) => id === recordId)?.label ?? ''
    return ''
  }

  function labelOf(id: CardId): string {
    const card = cards.find(id) ?? cards.trashed.find((other) => other.id === id)
    return card ? card.label || t('card.untitled') : t('changeLog.gone')
  }

  function sentenceOf(change: Change): string {
    const name = nameOf(change)
    const what = t(`changeLog.kind.${change.kind}`)
    const whole = name === '' ? what : t('changeLog.named', { what, name })
    return t(`changeLog.act.${change.act}`, { what: whole })
  }

  /** Which parts differ; empty where nothing more is to say. */
  function detailsOf({ state, fields, act }: Change): string {
    const parts = [...new Set(fields.map((field) => namesOfFields[field] ?? (known.has(field) ? field : 'other')))]
    const told = parts.filter((part) => part !== 'state' || !state)
    const words = told.map((part) => t(`changeLog.field.${part}`))
    const moved = state ? t('changeLog.moved', { from: t(`state.${state.from}`), to: t(`state.${state.to}`) }) : ''
    if (act !== 'changed') return moved
    return [moved, formats.list(words)].filter((part) => part !== '').join('; ')
  }

  function whoOf({ by }: Change): string {
    return by === null ? '' : (household.members.find(({ id }) => id === by)?.name ?? t('changeLog.somebody'))
  }

  function placeOf({ kind, cardId }: Change): RouteLocationRaw | null {
    if (cardId) return cards.find(cardId) ? { name: 'card', params: { id: cardId } } : null
    switch (kind) {
      case 'members':
      case 'accounts':
      case 'vault':
        return { name: 'settings' }
      case 'prepaidCards':
      case 'prepaidPhotos':
        return { name: 'reloads' }
      case 'receivedGifts':
        return { name: 'gifts', params: { part: 'received' } }
      default:
        return { name: 'balances' }
    }
  }

  return { sentenceOf, detailsOf, whoOf, placeOf, labelOf }
}
