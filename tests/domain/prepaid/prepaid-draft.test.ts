import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, money } from '@/domain/money'
import { holdsPaymentNumber, readLastFour } from '@/domain/prepaid/payment-number'
import {
  draftOfPrepaid,
  dropPaymentNumbers,
  emptyPrepaid,
  isBlankPrepaid,
  readPrepaid,
  type PrepaidDraft,
} from '@/domain/prepaid/prepaid-draft'
import { addDays } from '@/domain/day'
import { prepaid, today } from '../reloads/sample-prepaid'

const draft = (facts: Partial<PrepaidDraft>): PrepaidDraft => ({ ...emptyPrepaid('USD', today), ...facts })
const good = { nickname: 'Rebate', balance: '27.41' }

describe('the number of a card', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '3782 822463 10005',
    'my card 4111.1111.1111.1111 from the shop',
    '４１１１１１１１１１１１１１１１',
    '4111 1111 1111',
  ])('is recognised in “%s”', (text) => expect(holdsPaymentNumber(text)).toBe(true))

  it.each(['Visa 4471', 'Rebate 2026-11-25', 'Gift of 25.00 from 12 November', '', '12345678901'])(
    'is not seen in “%s”',
    (text) => expect(holdsPaymentNumber(text)).toBe(false),
  )

  it('is dropped from whatever field it was typed into, and nothing of it is left', () => {
    const digits = fc.stringMatching(/^\d{12,19}$/)
    const separator = fc.constantFrom('', ' ', '-', '\u2013', '.')
    const fields = ['nickname', 'issuer', 'lastFour', 'balance', 'feeAmount', 'feeEvery', 'margin', 'hold'] as const
    const field = fc.constantFrom(...fields)
    fc.assert(
      fc.property(digits, separator, field, (number, between, where) => {
        const typed = number.replaceAll(/(\d{4})(?=\d)/g, `$1${between}`)
        const part = where === 'hold' ? { holds: [{ amount: typed, lapsesOn: '' }] } : { [where]: typed }
        // Of a currency without minor units so large an amount could be read.
        const given = draft({ ...good, balance: '2741', currency: 'JPY', feeFirstOn: today, ...part })
        const cleaned = dropPaymentNumbers(given)

        expect(cleaned.dropped).toBe(true)
        expect(JSON.stringify(cleaned.draft)).not.toContain(number.slice(0, 8))
        const { facts } = readPrepaid(given, 'en-US', today)
        expect(JSON.stringify(facts)).not.toContain(number.slice(0, 8))
      }),
    )
  })

  it('of five to eleven digits is dropped from the last four too', () => {
    expect(dropPaymentNumbers(draft({ lastFour: '54471' }))).toMatchObject({ dropped: true, draft: { lastFour: '' } })
    expect(readLastFour('**** 4471')).toEqual({ kind: 'digits', digits: '4471' })
    expect(readLastFour(' 4471 ')).toEqual({ kind: 'digits', digits: '4471' })
    expect(readLastFour('')).toEqual({ kind: 'digits', digits: '' })
    expect(readLastFour('447')).toEqual({ kind: 'not-four-digits' })
    expect(readLastFour('4a71')).toEqual({ kind: 'not-four-digits' })
  })
})

describe('the form of a prepaid card', () => {
  it('becomes a card with whole cents, a fee rule, holds and the last day of its month', () => {
    const { facts, problems } = readPrepaid(
      draft({
        ...good,
        lastFour: '4471',
        goodThrough: '2027-02',
        feeAmount: '3.95',
        feeFirstOn: '2026-12-01',
        holds: [
          { amount: '1', lapsesOn: '2026-11-30' },
          { amount: '', lapsesOn: '' },
        ],
      }),
      'en-US',
      today,
    )

    expect(problems).toEqual([])
    expect(facts).toMatchObject({
      balance: money(2741, 'USD'),
      goodThrough: '2027-02-28',
      fee: { amount: money(395, 'USD'), firstOn: '2026-12-01', everyMonths: 1 },
      holds: [{ amount: money(100, 'USD'), lapsesOn: '2026-11-30' }],
    })
  })

  it.each([
    [{ nickname: '', issuer: '', lastFour: '' }, ['name']],
    [{ balance: 'lots' }, ['balance']],
    [{ balance: '-1' }, ['balance']],
    [{ asOf: '' }, ['asOf']],
    [{ asOf: '2026-11-26' }, ['asOf']],
    [{ feeAmount: '3.95', feeFirstOn: '' }, ['fee']],
    [{ feeAmount: '3.95', feeFirstOn: '2026-12-01', feeEvery: '0.5' }, ['fee']],
    [{ holds: [{ amount: 'x', lapsesOn: '' }] }, ['holds']],
    [{ nickname: 'HK7P-XW3MDT-9RQA' }, ['secret']],
    [{ lastFour: '12' }, ['lastFour']],
  ] as const)('says what is wrong with %j', (facts, wanted) => {
    const read = readPrepaid(draft({ ...good, ...facts }), 'en-US', today)

    expect(read).toEqual({ facts: null, problems: wanted })
  })

  it('is blank until something is written, whatever the network and the currency are', () => {
    expect(isBlankPrepaid(draft({ network: 'mastercard', currency: 'EUR' }))).toBe(true)
    expect(isBlankPrepaid(draft({ balance: '1' }))).toBe(false)
  })

  it('made of a card and read again is the same card', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(today, days))
    const cents = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(
        cents,
        cents,
        day,
        fc.option(day),
        fc.constantFrom('en-US', 'de-DE', 'fr-FR'),
        (a, b, on, lapsesOn, locale) => {
          const card = prepaid('card', a, {
            lastFour: '0042',
            fee: { amount: money(b, 'USD'), firstOn: on, everyMonths: null },
            holds: [{ amount: money(b, 'USD'), lapsesOn }],
            margin: money(b, 'USD'),
            goodThrough: '2027-02-28' as typeof today,
          })
          const again = readPrepaid(
            draftOfPrepaid(card, (amount) => formatAmount(amount, locale)),
            locale,
            today,
          )
          expect(again.facts).toEqual(
            Object.fromEntries(Object.keys(again.facts ?? {}).map((key) => [key, card[key as keyof typeof card]])),
          )
          expect(again.facts).not.toBe(null)
        },
      ),
    )
  })
})
