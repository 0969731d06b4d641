import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marketplaces } from '@/domain/marketplaces'
import { fractionDigits, money } from '@/domain/money'
import { codeCandidates } from '@/scan/codes/code-candidates'
import type { LinePass } from '@/scan/codes/code-candidates'
import { pickReading } from '@/scan/fields/pick'
import type { PhotoLine } from '@/scan/fields/pick'
import { pickAmount } from '@/scan/fields/pick-amount'
import { pickMarketplace } from '@/scan/fields/pick-marketplace'
import { marketplaceByWords } from '@/scan/fields/pick-marketplace-words'
import { pickRereadSerial, pickSerial, saysSerial } from '@/scan/fields/pick-serial'

const corner = { x: 0, y: 0 }
const quad = [corner, corner, corner, corner] as const

function passOf(text: string, kind: LinePass['kind'] = 'code', confidence = 0.97): LinePass {
  return { kind, characters: [...text.replaceAll(' ', '')].map((char) => ({ char, confidence, box: null })) }
}

function lineOf(text: string, codeTexts: readonly string[] = []): PhotoLine {
  const found = codeCandidates(
    codeTexts.map((code) => passOf(code)),
    quad,
  )
  const candidates = found.map((candidate) => ({ ...candidate, issuerIds: ['amazon'] as const }))
  return { text, confidence: 0.98, heightPx: 30, quad, candidates, digitTexts: [], priceTexts: [] }
}

describe('serial numbers', () => {
  it.each([
    ['Serial number: 5305 2623 5085 1958', '5305262350851958'],
    ['S/N: 0554181912347953', '0554181912347953'],
    ['Seriennummer: 93O906O704244829', '9309060704244829'],
    ['N° de carte 5284902601942310', '5284902601942310'],
    ['7679276276817077', '7679276276817077'],
    ['Serial 530526235085195853052623508519', '530526235085195853052623508519'],
  ])('are read from «%s»', (text, serial) => expect(pickSerial([text])).toBe(serial))

  it.each([
    'Order number: 206-4417305-9931846',
    'REF 1980443967154980',
    '123456789012',
    '53052623508519581',
    'TEL 078 1801 6708',
  ])('are not read from «%s»', (text) => expect(pickSerial([text])).toBeNull())

  it('need two passes that agree when they are read again', () => {
    expect(pickRereadSerial([['5305262350851958', '530526235085195', '5305262350851958']])).toBe('5305262350851958')
    expect(pickRereadSerial([['5305262350851958', '5305262350851953']])).toBeNull()
  })
})

describe('lines that say serial number', () => {
  it.each([
    'Serial # 3916',
    'Sera # 72540500 7652018)',
    'S/N. B270336772202581',
    'Senal 8 1610 2822',
    'N° de série',
    'Kartennummer 97',
  ])('are told from «%s», whatever became of the number', (text) => expect(saysSerial(text)).toBe(true))

  it.each(['Series of order number 12', 'REF 1980443967154980', 'Gift card', 'TEL 078 1801 6708'])(
    'are not told from «%s»',
    (text) => expect(saysSerial(text)).toBe(false),
  )
})

describe('marketplaces', () => {
  const marketplaceIn = (...texts: string[]) => pickMarketplace(texts.map((text) => ({ text, heightPx: 20 })))

  it.each([
    ['Redeem at amazon.co.uk/redeem', 'GB'],
    ['www.amazon.de', 'DE'],
    ['Visit amazon. com/redeem', 'US'],
    ['From: gc-orders@gc.email.amazon.ca', 'CA'],
    ['amazon.com.au', 'AU'],
    ['amazon.co.|p/redeem', 'JP'],
    ['amazon.lt', 'IT'],
    ['amazon.c0m', 'US'],
    ['A utiliser sur amazon.i1r', 'FR'],
    ['amazoncouk', 'GB'],
    ['ANAzoNn. Com. au', 'AU'],
    ['ONn.Cco.uk', 'GB'],
    ['arnazon.de', 'DE'],
    ['amazon.corn', 'US'],
    ['amazon.rr', 'FR'],
    ['Alnazon.de-', 'DE'],
    ['amazon fr', 'FR'],
    ['on.co.uk/redeem', 'GB'],
    ['1 Visi amazon Com redeeTn', 'US'],
  ])('are named by «%s»', (text, id) => expect(marketplaceIn(text)).toBe(id))

  it.each([
    'amazon',
    'not-amazon.com',
    'amazon.com-cards.example',
    'amazon.example',
    'amazon.community',
    'example.com',
    'verizon.com',
    'canon.co.uk',
    'Amazing. It is yours',
    'horizon.co.uk.example',
    'tarjeta amazon de 50',
    'amazon.co',
  ])('are not named by «%s»', (text) => expect(marketplaceIn(text)).toBeNull())

  it('are left open when two are named equally often', () => {
    expect(marketplaceIn('amazon.de', 'amazon.fr')).toBeNull()
    expect(marketplaceIn('amazon.de', 'amazon.fr', 'amazon.de/gc')).toBe('DE')
  })
})

describe('marketplaces beside a currency', () => {
  const marketplaceIn = (...texts: string[]) =>
    pickMarketplace(texts.map((text, at) => ({ text, heightPx: at === 0 ? 22 : 15, confidence: 0.98 })))

  it.each([
    [['amazon.ae', 'Jetzt einlösen: amazon.de/redeem', 'Wert: 100,00 EUR'], 'DE'],
    [['amazon.co', '£25.00'], 'GB'],
    [['amazon.co', '¥5,000'], 'JP'],
    [['amazon.com', 'A$50.00'], 'AU'],
    [['amazon.com', '$50.00'], 'US'],
    [['amazon:co.uUk', 'Redeem at amazon.co.ukK/redeem'], 'GB'],
    [['amazon.', '50,00 €'], null],
  ] as const)('are those that fit it: %j', (texts, id) => expect(marketplaceIn(...texts)).toBe(id))

  it('are not guessed from typed text', () => {
    expect(pickMarketplace([{ text: 'ONn.Cco.uk amazon.co £25.00', heightPx: 1, confidence: 1 }])).toBeNull()
  })
})

describe('amazon.ae and amazon.de', () => {
  const marketplaceIn = (...texts: string[]) =>
    pickMarketplace(texts.map((text, at) => ({ text, heightPx: at === 0 ? 33 : 20, confidence: 0.98 })))

  it('are told apart by what else stands there, since a d easily loses its stem', () => {
    expect(marketplaceIn('amazon.ae', 'Jetzt einlosen: amazon.de/redeem')).toBe('DE')
    expect(marketplaceIn('amazon.ae', 'AED 100', 'amazon.de')).toBe('AE')
    expect(marketplaceIn('amazon.ae')).toBe('AE')
    expect(marketplaceIn('amazon.ae', '50,00 €')).toBe('DE')
    expect(marketplaceIn('amazon.ae', 'Seriennummer: 1234', 'Bitte vorsichtig freirubbeln')).toBe('DE')
    expect(marketplaceIn('amazon.ae', 'Scratch gently', 'Gift card')).toBe('AE')
    expect(marketplaceIn('amazon.gae')).toBeNull()
  })
})

describe('marketplaces without a host', () => {
  const byWords = (...texts: string[]) =>
    marketplaceByWords(texts.map((text) => ({ text, heightPx: 20, confidence: 0.98 })))

  it.each([
    [['Frohe Weihnachten', '«15,00 EUR'], 'DE'],
    [['Buono regalo', 'Importo: 25,00 €'], 'IT'],
    [['Gift card', '£25.00'], 'GB'],
    [['Gift card', 'CDN$ 25.00'], 'CA'],
    [['Gift card', 'wan cs USS 100'], 'US'],
  ] as const)('are told by a currency or a language of one alone: %j', (texts, id) => {
    expect(byWords(...texts)).toBe(id)
  })

  it.each([
    [['Carte cadeau', 'Montant: 25,00 €']],
    [['Tarjeta regalo', 'Importe']],
    [['Gift card', '$25.00']],
    [['Gift card', '25,00 €']],
    [['Steam', '£25.00']],
  ])('are left open by what several share: %j', (texts) => expect(byWords(...texts)).toBeNull())
})

describe('amounts', () => {
  const amountOf = (text: string, home: Parameters<typeof pickAmount>[1] = null) =>
    pickAmount([{ text, heightPx: 30, confidence: 0.99 }], home)

  it.each([
    ['$25.00', 'US', 2500, 'USD'],
    ['$75', 'CA', 7500, 'CAD'],
    ['CDN$ 25.00', null, 2500, 'CAD'],
    ['A$100', null, 10000, 'AUD'],
    ['Betrag: 100,00 €', null, 10000, 'EUR'],
    ['1.234,50 €', null, 123450, 'EUR'],
    ['£30', null, 3000, 'GBP'],
    ['¥5,000', null, 5000, 'JPY'],
    ['EUR 50', null, 5000, 'EUR'],
    ['Gutschein-EUR 50,00', null, 5000, 'EUR'],
    ['Gift Card-US$25.00', null, 2500, 'USD'],
    ['R$ 1.500,00', null, 150000, 'BRL'],
  ] as const)('are read from «%s» (%s)', (text, home, minorUnits, currency) => {
    expect(amountOf(text, home)).toEqual({ minorUnits, currency })
  })

  it.each([
    '100',
    'code 25',
    'TEL 030 123',
    '5G 82%',
    '$',
    'GZHP-SAR60X-TW5T',
    'AUD5-X4KP9B-T2HV',
    'X4KP-9BT2HV-50TRY',
    'X4KP-9B50EU-T2HV',
  ])('are not read from «%s»', (text) => {
    expect(amountOf(text)).toBeNull()
  })
})

describe('misread amounts', () => {
  const amountOf = (text: string, home: Parameters<typeof pickAmount>[1], confidence = 0.98) =>
    pickAmount([{ text, heightPx: 30, confidence }], home)

  it.each([
    ['$5O.OO', 'US', 5000, 'USD'],
    ['£l5', 'GB', 1500, 'GBP'],
    ['25. 00 €', 'DE', 2500, 'EUR'],
    ['20,00088', 'JP', 20000, 'JPY'],
    ['Value: 2,0008', 'JP', 2000, 'JPY'],
    ['S50', 'US', 5000, 'USD'],
    ['525.00', 'US', 2500, 'USD'],
    ['Gift amount: 575', 'US', 7500, 'USD'],
    ['S$ 25', 'US', 2500, 'USD'],
    ['wan cs USS 100', null, 10000, 'USD'],
    ['CH50', 'CA', 5000, 'CAD'],
    ['AS40.00', 'AU', 4000, 'AUD'],
    ['E30.00', 'GB', 3000, 'GBP'],
    ['30,00 C', 'DE', 3000, 'EUR'],
    ['10,000H', 'JP', 10000, 'JPY'],
    ['Y5,000', 'JP', 5000, 'JPY'],
    ['A$S20.00', 'AU', 2000, 'AUD'],
    ['gift carq CS$100', 'CA', 10000, 'CAD'],
    ['Geschenkgutschein 10) €', 'DE', 1000, 'EUR'],
    ['Value: 5004', 'JP', 500, 'JPY'],
    ['Giftcard ¥5§ 000', 'JP', 5000, 'JPY'],
    ['uss 75', 'US', 7500, 'USD'],
    ['Gift card uUs$ 30', 'US', 3000, 'USD'],
    ['Gift Card £3 0.00', 'GB', 3000, 'GBP'],
    ['30 00 €', 'FR', 3000, 'EUR'],
    ['Wert: 100 00 EUR', 'DE', 10000, 'EUR'],
    ['£15 00', 'GB', 1500, 'GBP'],
    ['1£30.00', 'GB', 3000, 'GBP'],
    ['Cartecadeau 10 ©', 'FR', 1000, 'EUR'],
  ] as const)('are mended from «%s» (%s)', (text, home, minorUnits, currency) => {
    expect(amountOf(text, home)).toEqual({ minorUnits, currency })
  })

  it.each([
    ['S50', null],
    ['CH50', 'US'],
    ['550', 'US'],
    ['S57', 'US'],
    ['10,000H', 'US'],
    ['45034909', 'US'],
    ['1S 1S 10 as with this', 'AU'],
    ['and that to a$ 10', 'AU'],
    ['«1€ Or from at', 'DE'],
    ['Value: 5024', 'JP'],
    ['serial no. 8784 3565 $610 0610', 'US'],
  ] as const)('are not made of «%s» (%s)', (text, home) => expect(amountOf(text, home)).toBeNull())

  it('are believed on a badly read line when they are usual and in the currency of the marketplace', () => {
    expect(amountOf('30€', 'DE', 0.943)).toEqual({ minorUnits: 3000, currency: 'EUR' })
    expect(amountOf('ciFrcarp £10', 'GB', 0.937)).toEqual({ minorUnits: 1000, currency: 'GBP' })
    expect(amountOf('30€', null, 0.943)).toBeNull()
    expect(amountOf('AS109. 00', 'AU', 0.921)).toBeNull()
    expect(amountOf('$88', 'US', 0.93)).toBeNull()
  })

  it('are not believed when no card is usually sold for them and one line alone says so', () => {
    expect(amountOf('Wert: 26 €', 'DE')).toBeNull()
    expect(amountOf('$95.00', null)).toBeNull()
    expect(amountOf('$37.50', 'US')).toEqual({ minorUnits: 3750, currency: 'USD' })
    const line = { text: '26 €', heightPx: 30, confidence: 0.98 }
    expect(pickAmount([line, { ...line, text: 'Summe 26,00 EUR' }], 'DE')).toEqual({
      minorUnits: 2600,
      currency: 'EUR',
    })
  })

  it('are no «7500 EUR», which has lost its comma', () => {
    const line = { text: '75,00 EUR', heightPx: 26, confidence: 0.98 }
    const larger = { ...line, text: '7500EUR', heightPx: 49 }
    expect(pickAmount([line, larger], 'DE')?.minorUnits).toBe(7500)
    expect(pickAmount([larger], 'DE')).toBeNull()
  })

  it('are left as they are in typed text', () => {
    expect(amountOf('S50', 'US', 1)).toBeNull()
    expect(amountOf('2, 25 €', 'DE', 1)).toEqual({ minorUnits: 2500, currency: 'EUR' })
  })
})

describe('amounts of every marketplace', () => {
  it('are read as that marketplace prints them', () => {
    const locales: Record<string, string> = {
      US: 'en-US',
      GB: 'en-GB',
      DE: 'de-DE',
      FR: 'fr-FR',
      IT: 'it-IT',
      ES: 'es-ES',
    }
    const more = {
      NL: 'nl-NL',
      JP: 'ja-JP',
      CA: 'en-CA',
      AU: 'en-AU',
      IN: 'en-IN',
      BR: 'pt-BR',
      PL: 'pl-PL',
      SE: 'sv-SE',
    }
    const all = Object.entries({ ...locales, ...more })
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer({ min: 1, max: 2000 }), ([market, locale], count) => {
        const home = marketplaces.find(({ id }) => id === market)
        if (!home) throw new Error(`no marketplace ${market}`)
        // No card is worth a few yen.
        const whole = home.currency === 'JPY' ? 100 * count : count
        const printed = new Intl.NumberFormat(locale, { style: 'currency', currency: home.currency }).format(whole)
        const line = { text: printed, heightPx: 30, confidence: 0.99 }
        expect(pickAmount([{ ...line, confidence: 1 }], home.id)).toEqual(pickAmount([line, line], home.id))
        const amount = pickAmount([line, line], home.id)
        expect(amount).toEqual(money(whole * 10 ** fractionDigits(home.currency), home.currency))
      }),
    )
  })
})

describe('picking', () => {
  it('puts together what a card says', () => {
    const picked = pickReading([
      lineOf('amazon.co.uk'),
      lineOf('Gift Card £25.00'),
      lineOf(
        'Q7DM-X4KP9B-T2HV',
        Array.from({ length: 6 }, () => 'Q7DM-X4KP9B-T2HV'),
      ),
      lineOf('Serial number: 5305262350851958'),
    ])
    expect(picked).toMatchObject({
      verdict: 'sure',
      serial: '5305262350851958',
      amount: { minorUnits: 2500, currency: 'GBP' },
      marketplaceId: 'GB',
    })
    expect(picked.candidates.map(({ code }) => code)).toEqual(['Q7DMX4KP9BT2HV'])
  })

  it('is doubtful when the passes differ', () => {
    const picked = pickReading([lineOf('x', ['Q7DM-X4KP9B-T2HV', 'Q7DM-X4KP98-T2HV', 'Q7DM-X4KP9B-T2HV'])])
    expect(picked.verdict).toBe('doubtful')
  })

  it('finds nothing on nothing', () => {
    expect(pickReading([])).toEqual({
      verdict: 'none',
      candidates: [],
      paymentCard: null,
      numberAreas: [],
      issuerIds: [],
      pin: null,
      serial: null,
      amount: null,
      marketplaceId: null,
    })
  })

  it('never throws, and keeps candidates well-formed, whatever is read', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.stringMatching(/^[A-Z0-9 -]{10,20}$/)),
    )
    fc.assert(
      fc.property(texts, texts, (lines, codes) => {
        const picked = pickReading(lines.map((text) => lineOf(text, codes)))
        for (const { code, confidence, characters } of picked.candidates) {
          expect(code).toMatch(/^[A-Z0-9]{14,15}$/)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          expect(characters.map(({ char }) => char).join('')).toBe(code)
          for (const { char, options } of characters) expect(options[0]).toBe(char)
        }
        expect(picked.candidates.length === 0).toBe(picked.verdict === 'none')
      }),
    )
  })

  it('never offers a serial number as a code', () => {
    const digits = fc.stringMatching(/^\d{16}$/)
    const misread = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 })
    const twins: Record<string, string> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }
    fc.assert(
      fc.property(digits, misread, fc.nat(2), (serial, wrong, cut) => {
        const read = [...serial].map((digit, i) => (wrong[i] ? (twins[digit] ?? digit) : digit)).join('')
        const codes = [read.slice(cut, cut + 14), read.slice(0, 15)]
        const picked = pickReading([lineOf(`Serial number: ${serial}`), lineOf(read, codes), lineOf(serial, codes)])
        expect(picked.candidates).toEqual([])
        expect(picked.serial).toBe(serial)
      }),
    )
  })
})
