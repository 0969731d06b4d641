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
  return (await readManyRedemptionFacts(vault, [cardId], now)).get(cardId) ?? null
}

/** The same for many cards in one reading; those that are not there are left out. */
export async function readManyRedemptionFacts(
  vault: Vault,
  cardIds: readonly CardId[],
  now: number,
): Promise<ReadonlyMap<CardId, RedemptionFacts>> {
  const { cards, members, accounts, balances, tries } = vault.database
  const stored = await vault.database.transaction('r', [cards, members, accounts, balances, tries], async () => {
    const rows = (await cards.bulkGet([...cardIds])).filter((row) => row !== undefined)
    const marks = new Set(rows.flatMap(({ codeFingerprint }) => codeFingerprint ?? []))
    return {
      rows,
      same: await cards
        .where('codeFingerprint')
        .anyOf([...marks])
        .toArray(),
      people: {
        members: await members.toArray(),
        accounts: await accounts.toArray(),
        balances: await balances.toArray(),
      },
      recent: await readRecentTries(vault, now),
    }
  })
  const { rows, people, recent } = stored
  const sameByMark = Map.groupBy(stored.same.map(withoutSecret), ({ codeFingerprint }) => codeFingerprint)
  const facts = rows.map(async (row) => {
    const same = row.codeFingerprint === null ? [withoutSecret(row)] : (sameByMark.get(row.codeFingerprint) ?? [])
    const household: Household = { ...people, cards: same }
    return [row.id, { opened: await openCard(vault, row), household, tries: recent }] as const
  })
  return new Map(await Promise.all(facts))
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
