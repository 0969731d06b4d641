import type { Card, CardSecret } from '@/domain/card'
import { formatClaimCode } from '@/domain/claim-code'
import { issuerOf } from '@/domain/issuers'
import { marketplaceOf } from '@/domain/marketplaces'
import { decimalText } from '@/domain/money'

export interface ListedCard {
  readonly card: Card
  /** Null where the list is to say nothing secret of the card. */
  readonly secret: CardSecret | null
  /** Name of the member or balance that it is meant for; empty without one. */
  readonly goesTo: string
}

/**
 * Cards as comma-separated values (RFC 4180, UTF-8 with a mark, so that spreadsheets see it), one line for each. Amounts have a
 * point and no sign of a currency; places of a code that nobody can read are '?'.
 */
export function cardListCsv(cards: readonly ListedCard[]): string {
  return `\uFEFF${[Object.keys(columns), ...cards.map(rowOf)].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

const columns = {
  label: ({ card }) => card.label,
  issuer: ({ card }) => issuerOf(card.issuerId).name,
  claim_code: ({ card, secret }) => (secret?.claimCode ? formatClaimCode(secret.claimCode.code, card.issuerId) : ''),
  pin: ({ secret }) => secret?.pin ?? '',
  serial_number: ({ secret }) => secret?.serial ?? '',
  face_value: ({ card }) => (card.faceValue ? decimalText(card.faceValue) : ''),
  currency: ({ card }) => card.faceValue?.currency ?? '',
  marketplace: ({ card }) => (card.marketplaceId ? marketplaceOf(card.marketplaceId).name : ''),
  state: ({ card }) => card.state,
  goes_to: ({ goesTo }) => goesTo,
  issued_on: ({ card }) => card.issuedOn ?? '',
  expires_on: ({ card }) => (card.expires?.kind === 'on' ? card.expires.on : ''),
  notes: ({ secret }) => secret?.notes ?? '',
} as const satisfies Record<string, (listed: ListedCard) => string>

function rowOf(listed: ListedCard): readonly string[] {
  return Object.values(columns).map((read) => read(listed))
}

/** What begins like a formula gets an apostrophe, or a spreadsheet would run it. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
