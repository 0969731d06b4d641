import { assertNever } from '@/domain/assert-never'
import type { EvidenceLine, EvidenceSheet } from '@/domain/proofs/evidence'
import type { formats } from '@/locales/formats'

type Words = (key: string, facts?: Record<string, string>) => string
/** How this person writes money and days. */
type Written = Pick<typeof formats, 'money' | 'day'>

/** What stands beside the label of a line. */
export function textOfLine(line: EvidenceLine, t: Words, written: Written): string {
  switch (line.kind) {
    case 'value':
    case 'amount':
      return written.money(line.amount)
    case 'state':
      return t(`evidence.happenedAs.${line.state}`)
    case 'bought':
      return [line.on ? written.day(line.on) : '', line.at].filter(Boolean).join(', ')
    case 'tried':
      return t('evidence.triedOn', { day: written.day(line.on), message: t(`redeem.outcome.${line.refusal}`) })
    case 'code-end':
      // Dots on the left keep the end apart from whatever stands before it.
      return `••••${line.text}`
    case 'card':
    case 'issuer':
    case 'marketplace':
    case 'serial':
    case 'shop':
    case 'till':
    case 'receipt-number':
    case 'order-number':
    case 'note':
      return line.text
    default:
      return assertNever(line)
  }
}

export type EvidenceReader = 'shop' | 'support'

/** A whole message, to be copied. `hide` takes out what is secret, wherever it came from. */
export function evidenceMessage(
  reader: EvidenceReader,
  { card, purchases, happened }: EvidenceSheet,
  hide: (text: string) => string,
  t: Words,
  written: Written,
): string {
  const lines = (of: readonly EvidenceLine[]) =>
    of.map((line) => `${t(`evidence.label.${line.kind}`)}: ${textOfLine(line, t, written)}`).join('\n')
  const parts = [
    t('evidence.greeting'),
    t(`evidence.opening.${reader}`),
    lines(card),
    ...purchases.map(lines),
    lines(happened),
    t('evidence.closing'),
  ]
  return hide(parts.filter((part) => part !== '').join('\n\n'))
}
