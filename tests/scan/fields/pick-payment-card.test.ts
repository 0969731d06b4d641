import { expect, it } from 'vitest'
import { numberAreas, pickPaymentCard } from '@/scan/fields/pick-payment-card'
import type { Quad } from '@/scan/photo-reading'

const quad = [
  { x: 0, y: 0 },
  { x: 9, y: 0 },
  { x: 9, y: 9 },
  { x: 0, y: 9 },
] as const satisfies Quad
const lines = (...texts: readonly string[]) => texts.map((text) => ({ text, confidence: 0.9, quad }))

it.each([
  ['4111 1111 1111 1111', { lastFour: '1111', network: 'visa' }],
  ['5555-5555-5555-4444', { lastFour: '4444', network: 'mastercard' }],
  ['3782 822463 10005', { lastFour: '0005', network: 'amex' }],
  ['6011111111111117', { lastFour: '1117', network: 'discover' }],
  // As an embossed number is misread.
  ['4lll llll llll llll', { lastFour: '1111', network: 'visa' }],
])('%s on a line gives its last four digits and its network, never the number', (text, seen) => {
  expect(pickPaymentCard(lines('Gift card $25', text))).toEqual(seen)
})

it('a number whose check digit is wrong, a serial number and a date give nothing', () => {
  expect(pickPaymentCard(lines('4111 1111 1111 1112', '6045118830274419', 'GOOD THRU 04/27'))).toBe(null)
})

it('lines that may hold a number, or half of it, are covered, and no others', () => {
  const covered = (text: string, confidence = 0.9) => numberAreas([{ text, confidence, quad }]).length === 1

  expect(covered('4111 1111 1111 1111')).toBe(true)
  expect(covered('4111 1111')).toBe(true)
  expect(covered('4lll OlIl llll S5B1')).toBe(true)
  expect(covered('4|!1 ]l{1 /I|1', 0.3)).toBe(true)
  expect(covered('GOOD THRU 04/27')).toBe(false)
  expect(covered('Thank you for shopping')).toBe(false)
  expect(covered('$25.00')).toBe(false)
})
