import type { Card } from '@/domain/card'
import { cardListCsv, type ListedCard } from '@/exchange/card-list'
import { readCard } from '@/storage/cards'
import { useCards } from './cards'
import { useSession } from './session'

/** Records are opened so many at a time, so that a long list does not hold all of them at once. */
const atOnce = 200

/** Every card in a plain list, for a spreadsheet or another program. */
export function useCardList() {
  const cards = useCards()
  const session = useSession()

  /** The list as a text; `goesTo` names what a card is meant for. A code that was given away belongs to others: it is left out. */
  async function write(withCodes: boolean, goesTo: (card: Card) => string): Promise<string> {
    const listed: ListedCard[] = []
    for (let start = 0; start < cards.all.length; start += atOnce) {
      const some = cards.all.slice(start, start + atOnce)
      listed.push(
        ...(await Promise.all(
          some.map(async (card) => ({ card, goesTo: goesTo(card), secret: withCodes ? await secretOf(card) : null })),
        )),
      )
    }
    return cardListCsv(listed)
  }

  async function secretOf(card: Card) {
    if (card.state === 'given') return null
    return (await readCard(session.openedVault, card.id))?.secret ?? null
  }

  return { write }
}
