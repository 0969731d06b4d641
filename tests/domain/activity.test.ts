import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastFourOf } from '@/domain/activity/activity-description'
import type { ActivityRow } from '@/domain/activity/activity-row'
import { parseActivity } from '@/domain/activity/parse-activity'
import { renderActivity } from '@/domain/activity/render-activity'
import { activityLayouts } from '@/domain/data/activity-layouts'
import { currencyCodes, type CurrencyCode } from '@/domain/money'
import { holdsSecret } from '@/domain/note'
import { anyPage } from './any-activity'

function fixture(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'activity', name), 'utf8')
}

/** Line, day, kind, amount, closing, then what else there is. */
function brief(row: ActivityRow) {
  const { line, on, kind, amount, closing, orderId, lastFour, serial, description } = row
  const numbers = [orderId, lastFour, serial].map((number) => number ?? '-').join(' ')
  return `${line} ${on} ${kind} ${amount.minorUnits} ${closing?.minorUnits ?? '-'} ${numbers} ${description}`
}

function read(name: string, currency: CurrencyCode, locale?: string) {
  const { rows, order, problems } = parseActivity(fixture(name), { currency, locale: locale ?? null })
  return { rows: rows.map(brief), order, problems: problems.map(({ kind, line, text }) => `${line} ${kind} ${text}`) }
}

function isRead(name: string, currency: CurrencyCode, rows: readonly string[], locale?: string) {
  expect(read(name, currency, locale)).toEqual({ rows, order: 'newest-first', problems: [] })
}

describe('the page of', () => {
  it('amazon.com is read as a table between the rest of the page', () => {
    isRead('en-us-table.txt', 'USD', [
      '14 2026-09-30 redeem 2500 2500 - T2HV 5305262350851958 Gift Card added',
      '13 2026-10-02 reload 5000 7500 - - - Gift Card Reload',
      '12 2026-10-20 purchase -2450 5050 112-0093418-7731206 - - Gift Card applied to Amazon.com order',
      '11 2026-10-28 refund 851 5901 112-0093418-7731206 - - Refund from Amazon.com order',
      '10 2026-11-03 purchase -1299 4602 112-4821973-5560412 - - Gift Card applied to Amazon.com order',
    ])
  })

  it('amazon.co.uk is read with every cell on a line of its own', () => {
    isRead('en-gb-cells-on-lines.txt', 'GBP', [
      '40 2024-01-19 redeem 800 800 - 9RQA 2660014725508831 Gift Card added',
      '32 2026-11-07 refund 10185 10985 - - - Refund from Amazon.co.uk order',
      '22 2026-11-08 purchase -9400 1585 203-7718420-1120954 - - Gift Card applied to Amazon.co.uk order',
      '12 2026-11-11 purchase -1585 0 203-5518204-9907316 - - Gift Card applied to Amazon.co.uk order',
    ])
  })

  it('amazon.de is read with three ways to write a day', () => {
    isRead('de-de-table.txt', 'EUR', [
      '6 2026-10-29 redeem 23450 23450 - 8MKD 6002551847730014 Gutschein eingelöst',
      '5 2026-11-02 refund 100000 123450 302-8812045-6670319 - - Erstattung Bestellung',
      '4 2026-11-03 purchase -1299 122151 302-4417720-9051833 - - Gutschein für Bestellung verwendet',
    ])
  })

  it('amazon.fr is read through its narrow spaces', () => {
    isRead('fr-fr-narrow-spaces.txt', 'EUR', [
      '5 2026-08-12 redeem 5000 5000 - - - Carte cadeau ajoutée',
      '4 2026-11-01 refund 120000 125000 402-1180937-6614205 - - Remboursement commande',
      '3 2026-11-03 purchase -1299 123701 402-7719045-2280136 - - Commande',
    ])
  })

  it('amazon.co.jp is read with full-width figures and marks', () => {
    isRead('ja-jp-yen.txt', 'JPY', [
      '6 2026-10-02 redeem 10000 10000 - K7TN 3390118247650021 ギフトカード登録',
      '5 2026-10-20 digital-purchase -2000 8000 D01-7719045-2280136 - - デジタル注文',
      '4 2026-11-01 refund 2000 10000 250-1180937-6614205 - - 返金',
      '3 2026-11-03 purchase -1200 8800 250-4417720-9051833 - - 注文番号',
    ])
  })

  it('amazon.es is read from columns of spaces', () => {
    isRead('es-es-several-spaces.txt', 'EUR', [
      '3 2026-10-28 redeem 5000 5000 - - - Cheque regalo añadido',
      '2 2026-11-03 purchase -1299 3701 405-7719045-2280136 - - Pedido',
    ])
  })

  it('amazon.it is read from a table of bars', () => {
    isRead('it-it-markdown.txt', 'EUR', [
      '4 2026-10-28 redeem 5000 5000 - - - Buono Regalo aggiunto',
      '3 2026-11-03 purchase -1299 3701 408-7719045-2280136 - - Ordine',
    ])
  })
})

describe('the layout', () => {
  it('may be comma-separated with quotation marks', () => {
    isRead('comma-separated.txt', 'GBP', [
      '3 2026-10-28 redeem 125000 125000 - - - Gift Card added "Robin"',
      '2 2026-11-03 purchase -1299 123701 203-5518204-9907316 - - Gift Card applied to Amazon.co.uk order',
    ])
  })

  it('may have lost all but single spaces', () => {
    isRead('single-spaces.txt', 'EUR', [
      '3 2026-10-28 redeem 125000 125000 - - - Gutschein eingelöst',
      '2 2026-11-03 purchase -1299 123701 302-4417720-9051833 - - Bestellung',
    ])
  })

  it('may break a line inside a cell', () => {
    isRead('two-lines-a-row.txt', 'GBP', [
      '3 2026-11-08 redeem 1585 1585 - 9RQA 2660014725508831 Gift Card added',
      '1 2026-11-11 purchase -1585 0 203-5518204-9907316 - - Gift Card applied to Amazon.co.uk order',
    ])
  })

  it('may be several pages with their headers, and dates that are no rows', () => {
    isRead('two-pages-with-header.txt', 'USD', [
      '7 2026-11-04 redeem 7500 7500 - - - Gift Card added',
      '2 2026-11-05 purchase -1300 6200 112-4821973-5560412 - - Gift Card applied to Amazon.com order',
    ])
  })

  it('may begin with the oldest row, which the closing balances tell', () => {
    expect(read('oldest-first.txt', 'USD')).toEqual({
      order: 'oldest-first',
      problems: [],
      rows: [
        '2 2026-11-01 redeem 2000 2000 - - - Gift Card added',
        '3 2026-11-01 purchase -500 1500 112-4821973-5560412 - - Gift Card applied to Amazon.com order',
        '4 2026-11-01 purchase -400 1100 112-4821973-5560413 - - Gift Card applied to Amazon.com order',
      ],
    })
  })
})

describe('rows', () => {
  it('that are equal are both real', () => {
    isRead('two-equal-rows.txt', 'USD', [
      '4 2026-11-01 redeem 2000 2000 - - - Gift Card added',
      '3 2026-11-03 purchase -500 1500 - - - Gift Card applied to Amazon.com order',
      '2 2026-11-03 purchase -500 1000 - - - Gift Card applied to Amazon.com order',
    ])
  })

  it('of digital orders are digital purchases, whatever the words', () => {
    isRead('digital-orders.txt', 'USD', [
      '4 2026-11-02 digital-purchase -499 2000 D01-0093418-7731206 - - Kindle',
      '3 2026-11-03 digital-purchase -299 1701 D01-4821973-5560412 - - Gift Card applied to Amazon.com order',
      '2 2026-11-04 refund 299 2000 D01-4821973-5560412 - - Refund from digital order',
    ])
  })

  it('keep the end of a code and the serial number, and neither in the description', () => {
    isRead('masked-code-and-serial.txt', 'USD', [
      '7 2026-11-01 redeem 1000 1000 - T2HV 2660014725508831 Gift Card added',
      '6 2026-11-02 redeem 1000 2000 - - 6002551847730014 Gift Card added',
      '5 2026-11-03 redeem 1000 3000 - - 5305262350851958 Gift Card added',
      '4 2026-11-04 redeem 1000 4000 - 6FYK - Gift Card added',
      '3 2026-11-05 redeem 1000 5000 - T2HV - Gift Card added',
      '2 2026-11-06 redeem 1000 6000 - W4XD - Gift Card added',
    ])
  })
})

it.each([
  ['Q7DM-X4KP9B-t2hv', 'T2HV'],
  ['xxxx-xxxxxx-T2HV', 'T2HV'],
  ['Q7DMX4KP9BT2H?', null],
  ['****-******-****', null],
  ['2HV', null],
])('the last four characters of %s are %s', (code, lastFour) => {
  expect(lastFourOf(code)).toBe(lastFour)
})

describe('signs', () => {
  it('are read in all their forms', () => {
    const { rows, problems } = parseActivity(fixture('unicode-minus.txt'), { currency: 'USD' })
    expect(rows.map(({ amount }) => amount.minorUnits)).toEqual([10000, -100, -100, -100, -100, -100, -100])
    expect(problems).toEqual([])
  })

  it('are taken from the closing balances where the page has none', () => {
    isRead('unsigned-amounts.txt', 'USD', [
      '6 2026-10-09 redeem 5000 5000 - - - Gift Card added',
      '5 2026-11-01 redeem 2500 7500 - - - Gift Card added',
      '4 2026-11-03 purchase -1300 6200 112-4821973-5560412 - - Gift Card applied to Amazon.com order',
      '3 2026-11-04 correction -500 5700 - - - Adjustment',
      '2 2026-11-05 correction 300 6000 - - - Adjustment',
    ])
  })

  it('are asked for where nothing tells them', () => {
    const { rows, problems } = parseActivity('November 3, 2026\tAdjustment\t$5.00', { currency: 'USD' })
    expect(rows).toEqual([])
    expect(problems).toEqual([{ kind: 'unknown-sign', line: 1, text: '$5.00' }])
  })
})

describe('dates in figures', () => {
  it('follow the order of the rows when only one way round goes steadily', () => {
    const { rows } = parseActivity(fixture('dates-told-by-order.txt'), { currency: 'GBP' })
    expect(rows.map(({ on }) => on)).toEqual(['2026-09-10', '2026-10-12', '2026-11-02'])
  })

  it.each([
    ['en-GB', ['2026-11-01', '2026-11-05', '2026-11-09']],
    ['en-AU', ['2026-11-01', '2026-11-05', '2026-11-09']],
    ['en-US', ['2026-01-11', '2026-05-11', '2026-09-11']],
  ])('follow the place where both ways go: %s', (locale, days) => {
    const { rows } = parseActivity(fixture('en-gb-figures.txt'), { currency: 'GBP', locale })
    expect(rows.map(({ on }) => on)).toEqual(days)
  })

  it('follow months that do not exist against the place', () => {
    const text = '13/11/2026\tOrder\t-$1.00\t$1.00\n12/11/2026\tAdded\t$2.00\t$2.00'
    const { rows } = parseActivity(text, { currency: 'USD', locale: 'en-US' })
    expect(rows.map(({ on }) => on)).toEqual(['2026-11-12', '2026-11-13'])
  })

  it('are asked about once rather than guessed', () => {
    expect(read('ambiguous-dates.txt', 'USD').problems).toEqual(['2 ambiguous-dates 03/04/2026'])
    expect(read('ambiguous-dates.txt', 'USD').rows).toEqual([])
  })
})

describe('problems', () => {
  it('say where a page was cut off', () => {
    const { rows, problems } = read('truncated.txt', 'USD')
    expect(rows).toHaveLength(2)
    expect(problems).toEqual(['4 no-closing $50.00', '5 no-amount November 1, 2026'])
  })

  it('say which cells cannot be read', () => {
    const { rows, problems } = read('unreadable-cells.txt', 'USD')
    expect(rows).toEqual(['5 2026-01-09 redeem 400 400 - - - Gift Card added'])
    expect(problems).toEqual([
      '2 unreadable-amount -$13.O0',
      '3 other-currency €25.00',
      '4 impossible-date February 30, 2026',
    ])
  })

  it.each(['', 'Hello', 'Your balance is $25.00'])('say that nothing was found in %j', (text) => {
    expect(parseActivity(text, { currency: 'USD' })).toMatchObject({ rows: [], problems: [{ kind: 'nothing-found' }] })
  })
})

describe('our own rendering', () => {
  it.each(activityLayouts.map((layout) => [layout.locale, layout] as const))('is read as it was in %s', (_, layout) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencyCodes).chain((currency) => anyPage(layout, currency)),
        ({ rows, currency }) => {
          const { rows: read, problems } = parseActivity(renderActivity(rows, layout), { currency })
          expect(problems).toEqual(rows.length > 0 ? [] : [{ kind: 'nothing-found', line: 1, text: '' }])
          expect(read).toEqual(rows)
        },
      ),
    )
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('\t', '\n', ' ', '  ', '|', ';', ',', '"', '$', '€', '-', '(', ')'),
    fc.constantFrom('November 3, 2026', '03/11/2026', '2026年11月3日', '31/31/2026', '$1.00', '-12,99 €', '￥1'),
    fc.constantFrom('Claim code: Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV', 'Serial number: 5305262350851958', 'Date'),
    fc.stringMatching(/^[A-Z0-9]{4}[- ][A-Z0-9]{6}[- ][A-Z0-9]{4}$/),
    fc.stringMatching(/^\d{10,40}$/),
  )
  const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

  it('is read without an error, and leaves no code or serial number in a description', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...currencyCodes), (text, currency) => {
        const { rows } = parseActivity(`${text}\n3 November 2026\t${text}\t1`, { currency })
        expect(rows.filter(({ description }) => /\d/.test(description) && holdsSecret(description))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it.each([...'1 $-|;,"\t\n(年x.', 'ab ', '1/', '1 ', 'Claim code: ', '3 November 2026 ', '3 November 2026\t'])(
    'of one piece repeated is read in time that grows with its length: %j',
    (unit) => {
      const longest = unit.repeat(100_000 / unit.length)
      const start = performance.now()
      parseActivity(longest, { currency: 'USD' })
      parseActivity(`3 November 2026\t${longest}\t$1.00`, { currency: 'USD' })
      expect(performance.now() - start).toBeLessThan(2000)
    },
  )
})
