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
