import { describe, expect, it } from 'vitest'
import { reportLines, reportLinesAnywhere, reportPages } from '@/domain/data/report-lines'
import { parseDay } from '@/domain/day'
import { isOfficialPage } from '@/domain/official-pages'

const lines = [...Object.values(reportLines).flat(), ...reportLinesAnywhere]

describe('the lines where fraud is reported', () => {
  it('are known for four countries; the others were not looked up', () => {
    expect(Object.keys(reportLines).sort()).toEqual(['AU', 'CA', 'GB', 'US'])
  })

  it.each(lines)('$name has a way to reach it, a source and a real day', ({ pages, phone, mail, evidence }) => {
    expect([...pages, phone, mail].filter(Boolean)).not.toEqual([])
    expect(evidence.source).not.toBe('')
    expect(parseDay(evidence.checkedOn)).toBe(evidence.checkedOn)
  })

  it('have ids of their own', () => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })

  it('have plain https pages that the app may open, and nothing behind them', () => {
    expect(reportPages.length).toBeGreaterThan(0)
    for (const { url } of reportPages) {
      expect(url).toBe(new URL(url).href)
      expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\/[a-z/-]*$/)
      expect([isOfficialPage(url), isOfficialPage(`${url}?x`), isOfficialPage(url.slice(0, -1))]).toEqual([
        true,
        false,
        false,
      ])
    }
  })
})
