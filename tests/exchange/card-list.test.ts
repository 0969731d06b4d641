import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CardSecret } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { CardId } from '@/domain/ids'
import { cardListCsv, type ListedCard } from '@/exchange/card-list'

const card: Card = {
  id: 'card' as CardId,
  label: 'Birthday, "big"',
  issuerId: 'amazon',
  marketplaceId: 'GB',
  marketplaceConfirmed: true,
  faceValue: { minorUnits: 2550 as never, currency: 'GBP' },
  state: 'ready',
  usage: 'personal',
  plannedFor: null,
  giftId: null,
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: '2026-10-01' as Day,
  expires: { kind: 'on', on: '2036-10-01' as Day },
  codeFingerprint: null,
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const secret: CardSecret = {
  claimCode: { raw: 'TN4W9QHGCX2KLM', code: 'TN4W9QHGCX2KLM', doubts: [] },
  pin: '',
  serial: '60',
  notes: '',
}

const header =
  'label,issuer,claim_code,pin,serial_number,face_value,currency,marketplace,state,goes_to,issued_on,expires_on,notes'

/** A reader of comma-separated values as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const row = rows.at(-1) as string[]
    const char = text[at] as string
    if (isQuoted && char === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"'
      at++
    } else if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && char === ',') row.push('')
    else if (!isQuoted && char === '\r' && text[at + 1] === '\n') {
      rows.push([''])
      at++
    } else row[row.length - 1] += char
  }
  return rows.slice(0, -1)
}

describe('the plain list', () => {
  it('has one line for each card, its code as it is printed', () => {
    expect(cardListCsv([{ card, secret, goesTo: 'Ada' }])).toBe(
      `\uFEFF${header}\r\n"Birthday, ""big""",Amazon,TN4W-9QHGCX-2KLM,,60,25.50,GBP,amazon.co.uk,ready,Ada,2026-10-01,2036-10-01,\r\n`,
    )
  })

  it('says nothing secret where it is told to', () => {
    const text = cardListCsv([{ card, secret: null, goesTo: '' }])
    expect(text).not.toContain('TN4W')
    expect(text).not.toContain('60')
  })

  it('gives back every field that it was given, and no field begins like a formula', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 40 })
    const listed: fc.Arbitrary<ListedCard> = fc.record({
      card: words.map((label) => ({ ...card, label })),
      secret: words.map((notes) => ({ ...secret, notes })),
      goesTo: words,
    })
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 5 }), (cards) => {
        const [, ...rows] = parseCsv(cardListCsv(cards))
        expect(rows).toHaveLength(cards.length)
        for (const [place, row] of rows.entries()) {
          expect(row).toHaveLength(13)
          for (const field of row) expect(field).not.toMatch(/^[=+\-@\t\r]/)
          const given = cards[place] as ListedCard
          const fields = [given.card.label, given.goesTo, given.secret?.notes]
          expect([row[0], row[9], row[12]].map((field) => field?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
            fields.map((field) => field?.replace(/^'(?=[=+\-@\t\r])/, '')),
          )
        }
      }),
    )
  })
})
