import type { BalanceId, CardId } from '../ids'
import type { Money } from '../money'
import type { ActivityRow } from './activity-row'

/** What of a card its row on the page can be told by. */
export interface ActivityCard {
  readonly id: CardId
  /** As the card has it; empty when nobody knows it. */
  readonly serial: string
  /** The last four characters of the claim code; null without a code, or where they cannot all be read. */
  readonly lastFour: string | null
  readonly redeemedInto: BalanceId | null
  /** What was redeemed, or what is printed on it. */
  readonly value: Money | null
}

/** Finds the card of each row that speaks of one: by its serial number, else by the end of its code. None is found twice. */
export function cardsOfRows(
  rows: readonly ActivityRow[],
  cards: readonly ActivityCard[],
  balanceId: BalanceId,
): readonly (CardId | null)[] {
  const bySerial = grouped(cards, ({ serial }) => digitsOf(serial))
  const byLastFour = grouped(cards, ({ lastFour }) => lastFour?.toUpperCase() ?? '')
  const taken = new Set<CardId>()
  return rows.map((row) => {
    const ofSerial = bySerial.get(digitsOf(row.serial ?? '')) ?? []
    const ofCode = (byLastFour.get(row.lastFour ?? '') ?? []).filter((card) => mayBe(card, row, balanceId))
    const free = (ofSerial.length > 0 ? ofSerial : ofCode).filter(({ id }) => !taken.has(id))
    const [card, another] = narrowed(free, [
      ({ redeemedInto }) => redeemedInto === balanceId,
      ({ value }) => value?.minorUnits === row.amount.minorUnits && value.currency === row.amount.currency,
    ])
    if (!card || another || row.amount.minorUnits <= 0) return null
    taken.add(card.id)
    return card.id
  })
}

/** Four characters are little: whatever speaks against them counts for more. */
function mayBe({ serial, redeemedInto }: ActivityCard, row: ActivityRow, balanceId: BalanceId): boolean {
  const hasOtherSerial = row.serial !== null && digitsOf(serial) !== '' && digitsOf(serial) !== digitsOf(row.serial)
  return !hasOtherSerial && (redeemedInto === null || redeemedInto === balanceId)
}

type CardTest = (card: ActivityCard) => boolean

/** Each test counts only while it leaves anything. */
function narrowed(cards: readonly ActivityCard[], tests: readonly CardTest[]): readonly ActivityCard[] {
  return tests.reduce((left, test) => {
    const passing = left.filter(test)
    return passing.length > 0 ? passing : left
  }, cards)
}

/** Without those whose key is empty. */
function grouped(cards: readonly ActivityCard[], keyOf: (card: ActivityCard) => string) {
  const groups = new Map<string, ActivityCard[]>()
  for (const card of cards) {
    const key = keyOf(card)
    const group = groups.get(key)
    if (group) group.push(card)
    else if (key !== '') groups.set(key, [card])
  }
  return groups
}

function digitsOf(serial: string): string {
  return serial.normalize('NFKC').replace(/\D/g, '')
}
