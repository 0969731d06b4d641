import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money } from '@/domain/money'
import type { TextOnLine } from '@/scan/code-reader/line-texts'
import { pickAmount } from '@/scan/fields/pick-amount'
import { amountOfBoth, seenOnAny } from '@/scan/fields/pick-amount-seen'

/** A line of which the text reader saw `text`, and the reader of prices the others. */
const lineOf = (text: string, ...priceTexts: readonly TextOnLine[]) => ({
  text,
  heightPx: 30,
  confidence: 0.97,
  priceTexts,
})
const said = (text: string, share: number): TextOnLine => ({ text, share })

describe('an amount that the reader of prices saw', () => {
  it.each([
    ['$25.00', 'US', 2500, 'USD'],
    ['~ $25.00', 'CA', 2500, 'CAD'],
    ['CDN$ 100.00', null, 10000, 'CAD'],
    ['~ 15 €', 'DE', 1500, 'EUR'],
    ['EUR 50,00', null, 5000, 'EUR'],
    ['5,000円', 'JP', 5000, 'JPY'],
    ['200 zł', null, 20000, 'PLN'],
    ['₹1,000', 'IN', 100_000, 'INR'],
    ['CUS$ 20', 'US', 2000, 'USD'],
    ['~ £10.00 円', 'GB', 1000, 'GBP'],
    ['10 € 円', 'DE', 1000, 'EUR'],
    ['~ 60 €0', 'DE', 6000, 'EUR'],
    ['200 €U', 'IT', 20_000, 'EUR'],
    ['60,00 EU', 'FR', 6000, 'EUR'],
    ['$8 500円', 'JP', 500, 'JPY'],
    ['10,000円', 'JP', 10_000, 'JPY'],
  ] as const)('is believed alone where it is sure of «%s» (%s)', (text, home, minorUnits, currency) => {
    expect(pickAmount([lineOf('???', said(text, 0.95))], home)).toEqual({ minorUnits, currency })
  })

  it('goes on where the text reader saw only its beginning', () => {
    expect(pickAmount([lineOf('£50C', said('£500', 0.8), said('£50', 0.05))], 'GB')).toEqual({
      minorUnits: 50_000,
      currency: 'GBP',
    })
    expect(pickAmount([lineOf('£50', said('£60', 0.8), said('£50', 0.05))], 'GB')?.minorUnits).toBe(5000)
  })

  it('has the digits in the middle that the text reader lost', () => {
    expect(pickAmount([lineOf('10€', said('150 €', 0.8))], 'FR')?.minorUnits).toBe(15_000)
    expect(pickAmount([lineOf('15€', said('100 €', 0.8))], 'FR')?.minorUnits).toBe(1500)
    // Another line has another value: the total of a receipt.
    const total = lineOf('???', said('150,00 €', 0.8))
    expect(pickAmount([lineOf('Geschenkkarte Wert: 50 €'), total], 'DE')?.minorUnits).toBe(5000)
  })

  it('has zeros where the text reader took crossed ones for eights', () => {
    const line = lineOf('US$ 28', said('US$ 200', 0.4), said('US$ 20', 0.3))
    expect(pickAmount([line, line], 'US')?.minorUnits).toBe(2000)
    const odd = lineOf('US$ 28', said('US$ 28', 0.5), said('US$ 20', 0.3))
    expect(pickAmount([odd, odd], 'US')?.minorUnits).toBe(2800)
    expect(pickAmount([lineOf('US$ 48.37', said('US$ 40', 0.4))], 'US')?.minorUnits).toBe(4837)
    expect(pickAmount([lineOf('US$ 25.50', said('US$ 25.00', 0.4))], 'US')?.minorUnits).toBe(2550)
    const rarely = lineOf('US$ 28', said('US$ 20', 0.05))
    expect(pickAmount([rarely, rarely], 'US')?.minorUnits).toBe(2800)
  })

  it('is left open where it is not sure, and where no card is usually sold for it', () => {
    expect(pickAmount([lineOf('???', said('$25.00', 0.4), said('$26.00', 0.3))], 'US')).toBeNull()
    expect(pickAmount([lineOf('???', said('$26.00', 0.9))], 'US')).toBeNull()
    expect(pickAmount([lineOf('???', said('£25.00', 0.9))], 'US')).toBeNull()
  })

  it('is believed with less where two lines say so', () => {
    const line = lineOf('???', said('$25.00', 0.55), said('$26.00', 0.4))
    expect(pickAmount([line, line], 'US')).toEqual({ minorUnits: 2500, currency: 'USD' })
  })

  it('settles that an odd one is right, and takes one away that it surely reads otherwise', () => {
    expect(pickAmount([lineOf('26 €', said('26 €', 0.8))], 'DE')).toEqual({ minorUnits: 2600, currency: 'EUR' })
    expect(pickAmount([lineOf('20 €', said('30 €', 0.99))], 'DE')).toBeNull()
    expect(pickAmount([lineOf('$46.88', said('$40.00', 0.95))], 'US')?.minorUnits).toBe(4000)
    expect(pickAmount([lineOf('20 €', said('20~', 0.9))], 'DE')).toEqual({ minorUnits: 2000, currency: 'EUR' })
  })

  it('is none where a line says two', () => {
    expect(pickAmount([lineOf('???', said('$25.00 $50.00', 0.99))], 'US')).toBeNull()
  })
})

describe('both readers together', () => {
  const amounts = fc.record({
    amount: fc.integer({ min: 1, max: 20 }).map((tens) => money(tens * 1000, 'EUR')),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })

  it('never give an amount that neither of them saw', () => {
    fc.assert(
      fc.property(
        fc.option(amounts),
        fc.array(fc.array(amounts, { maxLength: 3 }), { maxLength: 4 }),
        (read, lines) => {
          const given = amountOfBoth({ believed: read?.amount ?? null, doubted: null }, seenOnAny(lines))
          const known = [...(read ? [read] : []), ...lines.flat()].map(({ amount }) => amount.minorUnits)
          if (given) expect(known).toContain(given.minorUnits)
        },
      ),
    )
  })

  it('make an amount likelier with every line that says it', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.array(amounts, { maxLength: 3 }), { maxLength: 4 }), (one, lines) => {
        const shareIn = (seen: ReturnType<typeof seenOnAny>) =>
          seen.find(({ amount }) => amount.minorUnits === one.amount.minorUnits)?.share ?? 0
        expect(shareIn(seenOnAny([...lines, [one]]))).toBeGreaterThanOrEqual(shareIn(seenOnAny(lines)) - 1e-12)
      }),
    )
  })
})
