import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '@/scan/text/read-text'

const codesIn = (...lines: string[]) => readText(lines).map(({ candidates }) => candidates[0]?.code)
const summaryOf = (...lines: string[]) =>
  readText(lines).map(({ candidates, verdict, issuerIds, amount, pin }) => ({
    code: candidates[0]?.code,
    verdict,
    issuerIds,
    amount: amount && `${amount.minorUnits} ${amount.currency}`,
    pin,
  }))

describe('claim codes in typed text', () => {
  it.each([
    ['Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Claim code: Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Q7DM‑X4KP9B‑T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Q7DM - X4KP9B - T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Ihr Gutscheincode lautet Q7DM-X4KP9B-T2HVW.', 'Q7DMX4KP9BT2HVW', 'sure'],
    ['Gutscheincode: Q7DM X4KP9B T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Claim code Q7DMX4KP9BT2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['Q7DM X4KP9B T2HV', 'Q7DMX4KP9BT2HV', 'doubtful'],
    ['amazon Q7DMX4KP9BT2HV', 'Q7DMX4KP9BT2HV', 'doubtful'],
    ['claim code: q7dm-x4kp9b-t2hv', 'Q7DMX4KP9BT2HV', 'doubtful'],
    ['Claim code: QODM-X4KP1B-T2HV', 'QODMX4KP1BT2HV', 'doubtful'],
    ['Order 206-4417305-9931846, claim code: Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
    ['ギフト券番号: Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV', 'sure'],
  ])('are read from «%s»', (line, code, verdict) => {
    expect(summaryOf(line)).toMatchObject([{ code, verdict, issuerIds: ['amazon'] }])
  })

  it.each([
    'Order number: 206-4417305-9931846',
    'Order # D01-4417305-9931846',
    'Serial number: 5305 2623 5085 1958',
    'Tracking number: TBA123456789012',
    'Tracking: 1Z999AA10123456784',
    'amazon TBA123456789012',
    'CONGRATULATIONS',
    'CONGRATULATIONS FROM AMAZON',
    'YOUR AMAZON GIFT CARD IS HERE',
    'GIFT AMAZON CARD',
    'GIFT AMAZON CARDS FOR YOU 2026',
    'Code: CONGRATULATIONS',
    'self-secure-here',
    'Tel 0800 279 7234',
    '+49 1514 123456 7890',
    '2026-112233-0930',
    'https://www.amazon.co.uk/g/Q7DMX4KP9BT2HV?ref=Q7DM-X4KP9B-T2HV',
    'www.example.com/Q7DM-X4KP9B-T2HV',
    'q7dmx4kp9bt2hv@example.com',
    'A1Q7DM-X4KP9B-T2HV-22',
    'Message-ID: 3F2504E0-4F89-41D3-9A0C-0305E82C3301',
    'ASIN B07Q7DMX4KP9BT',
    'Promo code: Q7DMX4KP9BT2HV',
    'Confirmation code: Q7DMX4KP9BT2HV',
    'Visa 4111 1111 1111 1111',
    'IBAN DE89 3704 0044 0532 0130 00',
    'Use code SAVE20 at checkout',
    '',
  ])('are not read from «%s»', (line) => expect(codesIn(line)).toEqual([]))

  it('may stand below their label, in a list, or broken over two lines', () => {
    expect(codesIn('Your claim code', 'Q7DMX4KP9BT2HV')).toEqual(['Q7DMX4KP9BT2HV'])
    expect(codesIn('Claim codes:', 'Q7DMX4KP9BT2HV', 'W5RTJ8NC3MPLZ6')).toEqual(['Q7DMX4KP9BT2HV', 'W5RTJ8NC3MPLZ6'])
    expect(codesIn('Claim code: Q7DM-X4KP9B-', 'T2HV')).toEqual(['Q7DMX4KP9BT2HV'])
  })

  it('are given once, however often they are written', () => {
    expect(codesIn('Q7DM-X4KP9B-T2HV', 'again Q7DM X4KP9B T2HV', 'code Q7DMX4KP9BT2HV')).toEqual(['Q7DMX4KP9BT2HV'])
  })

  it('have certain characters without boxes', () => {
    const [reading] = readText(['Q7DM-X4KP9B-T2HV'])
    expect(reading?.candidates).toHaveLength(1)
    expect(reading?.candidates[0]).toMatchObject({ confidence: 1, line: null })
    expect(reading?.candidates[0]?.characters).toEqual(
      [...'Q7DMX4KP9BT2HV'].map((char) => ({ char, confidence: 1, options: [char], box: null })),
    )
  })
})

describe('codes of other brands', () => {
  it.each([
    [['Apple Gift Card', 'Code: XQ7DMX4KP9BT2HVW'], 'XQ7DMX4KP9BT2HVW', ['apple'], 'sure'],
    [['Google Play gift code', 'Q7DM-X4KP-9BT2-HVW5-RTJ8'], 'Q7DMX4KP9BT2HVW5RTJ8', ['google-play'], 'sure'],
    [['Steam wallet code: Q7DMX-4KP9B-T2HVW'], 'Q7DMX4KP9BT2HVW', ['steam-wallet'], 'sure'],
    [['Xbox', 'Q7DMX-4KP9B-T2HVW-5RTJ8-NC3MP'], 'Q7DMX4KP9BT2HVW5RTJ8NC3MP', ['xbox-microsoft'], 'sure'],
    [['Gift card code: Q7DM-X4KP-9BT2-HVW5'], 'Q7DMX4KP9BT2HVW5', ['google-play', 'nintendo'], 'doubtful'],
    [['Your gift voucher code: LM7-Q7DMX4KP'], 'LM7Q7DMX4KP', ['generic'], 'doubtful'],
  ])('are read from %j', (lines, code, issuerIds, verdict) => {
    const [reading, ...others] = summaryOf(...lines)
    expect({ ...reading, issuerIds: [...(reading?.issuerIds ?? [])].sort() }).toMatchObject({
      code,
      issuerIds,
      verdict,
    })
    expect(others).toEqual([])
  })

  it('have their PIN', () => {
    expect(summaryOf('Walmart eGift', 'Card number: 6047 3912 5588 1204', 'PIN: 4471', 'Amount $25.00')).toEqual([
      { code: '6047391255881204', verdict: 'sure', issuerIds: ['walmart-us'], amount: '2500 USD', pin: '4471' },
    ])
  })

  it('are no serial numbers of Amazon', () => {
    expect(codesIn('amazon.com', 'Card number: 6047 3912 5588 1204')).toEqual([])
  })
})

describe('a mail', () => {
  it('gives each code the amount before it', () => {
    const found = summaryOf(
      'Order total £75.00',
      'Amount: £25.00',
      'Claim code: Q7DM-X4KP9B-T2HV',
      'Amount: £50.00',
      'Claim code: W5RT-J8NC3M-PLZ6',
    )
    expect(found.map(({ code, amount }) => [code, amount])).toEqual([
      ['Q7DMX4KP9BT2HV', '2500 GBP'],
      ['W5RTJ8NC3MPLZ6', '5000 GBP'],
    ])
  })

  it('gives each code the amount after it', () => {
    const found = summaryOf('Q7DM-X4KP9B-T2HV 25 EUR', 'W5RT-J8NC3M-PLZ6 50 EUR', 'K4YD-6FHS2V-BN9C 10 EUR')
    expect(found.map(({ amount }) => amount)).toEqual(['2500 EUR', '5000 EUR', '1000 EUR'])
    const lines = ['Code: Q7DM-X4KP9B-T2HV', 'Value: $25', 'Code: W5RT-J8NC3M-PLZ6', 'Value: $50']
    expect(summaryOf(...lines).map(({ amount }) => amount)).toEqual(['2500 USD', '5000 USD'])
  })

  it('names the marketplace and the serial', () => {
    const [reading] = readText([
      'You received an Amazon.co.uk Gift Card of £30.00',
      'Order number: 206-4417305-9931846',
      'Claim code: Q7DM-X4KP9B-T2HV',
      'Serial number: 5305262350851958',
      'Paid with Visa 4111 1111 1111 1111',
      'Redeem at www.amazon.co.uk/redeem',
    ])
    expect(reading).toMatchObject({
      marketplaceId: 'GB',
      serial: '5305262350851958',
      amount: { minorUnits: 3000, currency: 'GBP' },
      pin: null,
    })
  })
})

describe('any text', () => {
  const word = fc.oneof(
    fc.constantFrom('amazon', 'code:', 'claim code', 'order', 'PIN', '-', '§', '$25', 'Apple', 'https://', 'amazon.de'),
    fc.stringMatching(/^[A-Z0-9]{1,8}$/),
    fc.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{6}-[A-Z0-9]{4,5}$/),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))

  it('never throws, and gives well-formed readings', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const readings = readText(lines)
        const codes = readings.map(({ candidates }) => candidates[0]?.code ?? '')
        expect(new Set(codes).size).toBe(codes.length)
        for (const { candidates, issuerIds, verdict, serial, pin } of readings) {
          expect(candidates).toHaveLength(1)
          expect(candidates[0]?.code).toMatch(/^[A-Z0-9]{8,30}$/)
          expect(issuerIds).not.toHaveLength(0)
          expect(['sure', 'doubtful']).toContain(verdict)
          expect(serial ?? '0'.repeat(16)).toMatch(/^(?:\d{16}|\d{30})$/)
          expect(pin ?? '000').toMatch(/^\d{3,8}$/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives every code in Amazon’s groups, and no digits alone', () => {
    const letters = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789')
    const code = fc
      .array(letters, { minLength: 14, maxLength: 15 })
      .map((chars) => chars.join(''))
      .filter((text) => text.replace(/\D/g, '').length > 0 && text.replace(/\D/g, '').length <= 10)
    fc.assert(
      fc.property(code, (text) => {
        const grouped = `${text.slice(0, 4)}-${text.slice(4, 10)}-${text.slice(10)}`
        expect(codesIn(`Your Amazon gift card: ${grouped}, enjoy`)).toEqual([text])
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[\d -]{1,60}$/), (digits) => {
        expect(codesIn(`amazon code: ${digits}`)).toEqual([])
      }),
    )
  })

  it('takes time in proportion to its length', () => {
    const words = Array.from({ length: 4_000 }, (_, at) => `A${at}B`).join(' ')
    const secondsFor = (times: number) => {
      const started = performance.now()
      readText([words.repeat(times), '-'.repeat(50_000 * times), 'A-'.repeat(20_000 * times)])
      return performance.now() - started
    }
    secondsFor(1)
    expect(secondsFor(4)).toBeLessThan(10 * secondsFor(1) + 1000)
  })
})
