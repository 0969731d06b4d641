import { describe, expect, it } from 'vitest'
import { checkLink } from '@/domain/links/check-link'
import type { Address } from '@/domain/links/link'
import addresses from '../../fixtures/links/addresses.json'
import words from '../../fixtures/links/words.json'

const parse = (text: string): Address | null => (URL.canParse(text) ? new URL(text) : null)
const rows = Object.entries(addresses).flatMap(([verdict, kinds]) =>
  Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text: string) => ({ verdict, kind, text }))),
)

describe('the verdict on an address', () => {
  it('is tried on at least 150 addresses, each once for a reason', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    expect(new Set(rows.map(({ kind, text }) => `${kind} ${text}`)).size).toBe(rows.length)
  })

  it.each(rows)('$verdict with $kind: $text', ({ verdict, kind, text }) => {
    const checked = checkLink({ address: text, shown: null }, parse)
    expect(checked.reasons.map((reason) => reason.kind)).toContain(kind)
    expect(checked.verdict).toBe(verdict)
  })
})

describe('the words of a link', () => {
  it.each(words)('“$shown” over $address is $verdict with $reason', ({ shown, address, verdict, reason }) => {
    const checked = checkLink({ address, shown }, parse)
    expect(checked.reasons.map(({ kind }) => kind)).toContain(reason)
    expect(checked.verdict).toBe(verdict)
  })
})
