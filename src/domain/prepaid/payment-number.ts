import type { PrepaidNetwork } from './prepaid-card'

const separators = '[\\s\\p{Pd}\\u2212./_,:;|]'
const longNumber = new RegExp(`(?:\\d${separators}*){12,}`, 'u')

/**
 * Whether a text holds so many digits in a row that they may be the number of a payment card (12 to 19 digits, spaces and hyphens
 * between them allowed). Such a number is never kept anywhere.
 */
export function holdsPaymentNumber(text: string): boolean {
  return longNumber.test(text.normalize('NFKC'))
}

export type LastFour =
  | { readonly kind: 'digits'; readonly digits: string }
  /** More of the number than its end was typed: nothing of it is kept. */
  | { readonly kind: 'too-much' }
  | { readonly kind: 'not-four-digits' }

/** What was typed as the last four digits; '' is an answer too. */
export function readLastFour(text: string): LastFour {
  const typed = text.normalize('NFKC').trim()
  const digits = typed.replaceAll(/\D/g, '')
  if (digits.length > 4) return { kind: 'too-much' }
  // '**** 1234' as receipts print it.
  const isMasked = /^[*x•.·\s\p{Pd}]*\d{4}$/iu.test(typed)
  return typed === '' || isMasked ? { kind: 'digits', digits } : { kind: 'not-four-digits' }
}

/** The network of the digits of a whole card number, by its length and lead; null where these or the check digit are wrong. */
export function paymentNetwork(digits: string): PrepaidNetwork | null {
  const known = networks.find(({ shape }) => shape.test(digits))
  return known && passesLuhn(digits) ? known.network : null
}

const networks: readonly { readonly network: PrepaidNetwork; readonly shape: RegExp }[] = [
  { network: 'amex', shape: /^3[47]\d{13}$/ },
  { network: 'visa', shape: /^4\d{15}$/ },
  { network: 'mastercard', shape: /^(?:5[1-5]|2[2-7])\d{14}$/ },
  { network: 'discover', shape: /^6\d{15}$/ },
]

/** Whether the last digit is the check digit that the others ask for: of chance numbers one in ten passes. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((sofar, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return sofar + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
