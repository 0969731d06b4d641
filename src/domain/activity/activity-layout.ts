import { activityLayouts } from '../data/activity-layouts'
import type { Evidence } from '../evidence'
import type { LedgerEntryKind } from '../ledger'

export type DateOrder = 'day-first' | 'month-first'

export type ActivityLocale = 'en-US' | 'en-GB' | 'de-DE' | 'fr-FR' | 'ja-JP' | 'es-ES' | 'it-IT'

/** Of several ways to write the same thing the first is the one we write ourselves. */
export interface ActivityLayout {
  readonly locale: ActivityLocale
  readonly headers: Readonly<Record<'date' | 'description' | 'amount' | 'closing', readonly string[]>>
  /** Twelve months, January first. */
  readonly months: readonly (readonly string[])[]
  /** A day in full, with {day}, {month}, {number} of the month and {year}. */
  readonly dayForm: string
  /** Of days in figures only, where the year does not stand first. */
  readonly dateOrder: DateOrder
  /** With {sign} of the currency and {amount}. */
  readonly moneyForm: string
  readonly codeLabels: readonly string[]
  readonly serialLabels: readonly string[]
  readonly wordings: readonly Wording[]
  readonly evidence: Evidence
}

export interface Wording {
  readonly kind: ActivityKind
  /** Any of them in the description tells the kind. */
  readonly phrases: readonly string[]
  readonly evidence: Evidence
}

export type ActivityKind = Extract<
  LedgerEntryKind,
  'redeem' | 'reload' | 'purchase' | 'digital-purchase' | 'refund' | 'expiry'
>

/** Without accents, full-width forms and capitals. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase().trim()
}

/** The number of a month from its name in any of the languages. */
export function monthOfName(name: string): number | null {
  return monthNumbers.get(folded(name)) ?? null
}

/** Whether a cell is nothing but the title of a column. */
export function isHeader(cell: string): boolean {
  return headers.has(folded(cell))
}

/** What the place or else the language of the page makes likely; English alone says nothing, for it is written both ways. */
export function usualDateOrder(text: string, locale: string | null): DateOrder | null {
  if (locale !== null) return layoutOf(locale)?.dateOrder ?? 'day-first'
  const seen = folded(text.slice(0, mostSeen))
  const counts = activityLayouts
    .filter((layout) => !layout.locale.startsWith('en'))
    .map((layout) => ({ layout, count: countOf(layout, seen) }))
    .sort((a, b) => b.count - a.count)
  const [first] = counts
  return first && first.count >= 2 ? first.layout.dateOrder : null
}

/** The layout of a locale, or else the first one of its language; in English only the United States put the month first. */
function layoutOf(locale: string): ActivityLayout | null {
  const [language = ''] = locale.split('-')
  return (
    activityLayouts.find((layout) => layout.locale === locale) ??
    activityLayouts.find((layout) => layout.locale.startsWith(language) && layout.locale !== 'en-US') ??
    null
  )
}

const mostSeen = 20_000

/** How many of the words that this language alone has occur. */
function countOf({ headers: own, wordings }: ActivityLayout, seen: string): number {
  const words = [...Object.values(own).flat(), ...wordings.flatMap(({ phrases }) => phrases)].map(folded)
  return words.filter((word) => !englishWords.has(word) && seen.includes(word)).length
}

const englishWords = new Set(
  activityLayouts
    .filter(({ locale }) => locale.startsWith('en'))
    .flatMap(({ headers: own, wordings }) => [
      ...Object.values(own).flat(),
      ...wordings.flatMap(({ phrases }) => phrases),
    ])
    .map(folded),
)

const monthNumbers = new Map(
  activityLayouts.flatMap(({ months }) =>
    months.flatMap((names, place) => names.map((name) => [folded(name), place + 1] as const)),
  ),
)

const headers = new Set(activityLayouts.flatMap((layout) => Object.values(layout.headers).flat().map(folded)))
