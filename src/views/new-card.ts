import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { FilledCard } from '@/domain/card-draft'
import type { CardId } from '@/domain/ids'
import { useCards, type Photo } from '@/stores/cards'

/** Adding a card, with one objection when its code is in the household already: adding again goes on all the same. */
export function useNewCard() {
  const { t } = useI18n()
  const cards = useCards()
  const objection = ref<string | null>(null)

  async function add({ facts, state, secret }: FilledCard, photos: readonly Photo[]): Promise<CardId | null> {
    if (objection.value === null && secret.claimCode) {
      const [same] = await cards.findByCode(secret.claimCode.code)
      if (same) {
        const stateName = t(`state.${same.state}`).toLocaleLowerCase()
        objection.value = t('form.duplicate', { label: same.label || t('card.untitled'), state: stateName })
        return null
      }
    }
    objection.value = null
    const life = { state, redeemedInto: null, redeemedOn: null, redeemedValue: null }
    return cards.add({ ...facts, ...life }, secret, photos)
  }

  return { objection, add, forget: () => void (objection.value = null) }
}
