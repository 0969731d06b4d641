import type { OpenedCard } from '@/domain/card'
import type { Household } from '@/domain/household'
import type { CardId } from '@/domain/ids'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { openCard, withoutSecret } from './cards'
import { readRecentTries } from './tries'
import type { Vault } from './vault'

export interface RedemptionFacts {
  readonly opened: OpenedCard
  /** With those cards only that have the same code, in the trash or not: the others cannot matter. */
  readonly household: Household
  /** Refused within the time that the guard counts, on whatever account. */
  readonly tries: readonly RefusedTry[]
}

/** All that the guard looks at, as it stands in one moment; null when there is no such card. */
export async function readRedemptionFacts(vault: Vault, cardId: CardId, now: number): Promise<RedemptionFacts | null> {
  const { cards, members, accounts, balances, tries } = vault.database
  const stored = await vault.database.transaction('r', [cards, members, accounts, balances, tries], async () => {
    const row = await cards.get(cardId)
    if (!row) return null
    const mark = row.codeFingerprint
    return {
      row,
      same: mark === null ? [row] : await cards.where('codeFingerprint').equals(mark).toArray(),
      members: await members.toArray(),
      accounts: await accounts.toArray(),
      balances: await balances.toArray(),
      recent: await readRecentTries(vault, now),
    }
  })
  if (!stored) return null
  const { row, same, recent, ...people } = stored
  const household = { ...people, cards: same.map(withoutSecret) }
  return { opened: await openCard(vault, row), household, tries: recent }
}

/** The same for a code that belongs to no card: the household with the cards that have this very code. */
export async function readHouseholdOfCode(vault: Vault, codeFingerprint: string | null): Promise<Household> {
  const { cards, members, accounts, balances } = vault.database
  return vault.database.transaction('r', [cards, members, accounts, balances], async () => ({
    members: await members.toArray(),
    accounts: await accounts.toArray(),
    balances: await balances.toArray(),
    cards:
      codeFingerprint === null
        ? []
        : (await cards.where('codeFingerprint').equals(codeFingerprint).toArray()).map(withoutSecret),
  }))
}
