import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { FilledCard } from '@/domain/card-draft'
import type { ReceivedFacts } from '@/domain/gifts/gift-draft'
import type { CardId } from '@/domain/ids'
import { useCards, type Photo } from '@/stores/cards'

/** Adding and editing cards, with one objection to a code that the household has already: the same again goes through. */
export function useNewCard() {
  const { t } = useI18n()
  const cards = useCards()
  const objection = ref<string | null>(null)
  let objectedCode: string | null = null

  /** With who gave it, where somebody did. */
  async function add(
    filled: FilledCard,
    photos: readonly Photo[],
    giver: ReceivedFacts | null = null,
  ): Promise<CardId | null> {
    if (await isObjected(filled, null)) return null
    const life = { state: filled.state, giftId: null, redeemedInto: null, redeemedOn: null, redeemedValue: null }
    const card = { ...filled.facts, ...life }
    return giver ? cards.addFrom(giver, card, filled.secret, photos) : cards.add(card, filled.secret, photos)
  }

  /** True, with the objection to show, when another card has the code and nobody has gone on all the same. */
  async function isObjected({ secret: { claimCode } }: FilledCard, own: CardId | null): Promise<boolean> {
    const code = claimCode?.code ?? null
    const goesOn = code !== null && code === objectedCode
    forget()
    if (code === null || goesOn) return false
    const same = (await cards.findByCode(code)).find(({ id }) => id !== own)
    if (!same) return false
    const stateName = t(`state.${same.state}`).toLocaleLowerCase()
    objection.value = t('form.duplicate', { label: same.label || t('card.untitled'), state: stateName })
    objectedCode = code
    return true
  }

  function forget() {
    objection.value = null
    objectedCode = null
  }

  return { objection, add, isObjected, forget }
}
