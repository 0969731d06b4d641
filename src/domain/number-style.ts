/** How people of a locale write numbers. */
export interface NumberStyle {
  readonly decimals: readonly string[]
  readonly groups: readonly string[]
  /** Ten digits, zero first. */
  readonly digits: readonly string[]
  /** Groups of two after the last three: 12,34,567. */
  readonly groupsByTwo: boolean
}

export function numberStyle(locale: string): NumberStyle {
  const known = styles.get(locale)
  if (known) return known
  const created = readStyle(locale)
  styles.set(locale, created)
  return created
}

const styles = new Map<string, NumberStyle>()

// Some locales group money in another way than plain numbers: both samples are asked.
const samples: readonly Intl.NumberFormatOptions[] = [
  { minimumFractionDigits: 2 },
  { style: 'currency', currency: 'EUR' },
]

function readStyle(locale: string): NumberStyle {
  const parts = samples.flatMap((options) => new Intl.NumberFormat(locale, options).formatToParts(12345678.5))
  const marksOf = (type: Intl.NumberFormatPartTypes) => [
    ...new Set(parts.filter((part) => part.type === type).map((part) => part.value.normalize('NFKC'))),
  ]
  const decimals = marksOf('decimal')
  const plainDigits = new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 10 }).format(123456789)
  return {
    decimals,
    groups: marksOf('group').filter((mark) => !decimals.includes(mark)),
    digits: [...plainDigits],
    groupsByTwo: parts.find((part, index) => part.type === 'integer' && index > 0)?.value.length === 2,
  }
}
