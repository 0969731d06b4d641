import type { OpenedCard } from '@/domain/card'
import type { Household } from '@/domain/household'
import type { CardId } from '@/domain/ids'
import { openCard, withoutSecret } from './cards'
import type { Vault } from './vault'

export interface RedemptionFacts {
  readonly opened: OpenedCard
  /** With those cards only that have the same code, in the trash or not: the others cannot matter. */
  readonly household: Household
}

/** All that the guard looks at, as it stands in one moment; null when there is no such card. */
export async function readRedemptionFacts(vault: Vault, cardId: CardId): Promise<RedemptionFacts | null> {
  const { cards, members, accounts, balances } = vault.database
  const stored = await vault.database.transaction('r', [cards, members, accounts, balances], async () => {
    const row = await cards.get(cardId)
    if (!row) return null
    const mark = row.codeFingerprint
    return {
      row,
      same: mark === null ? [row] : await cards.where('codeFingerprint').equals(mark).toArray(),
      members: await members.toArray(),
      accounts: await accounts.toArray(),
      balances: await balances.toArray(),
    }
  })
  if (!stored) return null
  const { row, same, ...people } = stored
  return { opened: await openCard(vault, row), household: { ...people, cards: same.map(withoutSecret) } }
}
