import { describe, expect, it } from 'vitest'
import { money } from '@/domain/money'
import { mergeReadings } from '@/scan/merge-readings'
import type { CodeCandidate, PhotoReading } from '@/scan/photo-reading'

function candidate(code: string, confidence: number, options: Readonly<Record<number, string>> = {}): CodeCandidate {
  const characters = [...code].map((char, at) => ({
    char,
    confidence,
    options: [...new Set([char, ...(options[at] ?? '')])],
    box: null,
  }))
  return { code, confidence, characters, line: null }
}

function reading(candidates: readonly CodeCandidate[], more: Partial<PhotoReading> = {}): PhotoReading {
  return {
    verdict: candidates.length > 0 ? 'doubtful' : 'none',
    candidates,
    serial: null,
    amount: null,
    marketplaceId: null,
    issuerIds: ['amazon'],
    pin: null,
    barcodes: [],
    advice: [],
    from: 'picture',
    page: 0,
    photo: { widthPx: 1000, heightPx: 800 },
    seconds: 1,
    ...more,
  }
}

describe('merging the readings of one card', () => {
  it('settles a place that is in doubt on one photo by the other', () => {
    const blurred = reading([
      candidate('Q7DMX4KP98T2HV', 0.55, { 9: 'B' }),
      candidate('Q7DMX4KP9BT2HV', 0.45, { 9: '8' }),
    ])
    const clear = reading([candidate('Q7DMX4KP9BT2HV', 0.98)])
    const merged = mergeReadings([blurred, clear])
    expect(merged.candidates[0]?.code).toBe('Q7DMX4KP9BT2HV')
    expect(merged.verdict).toBe('sure')
  })

  it('keeps asking where two clear photos contradict each other', () => {
    const merged = mergeReadings([
      reading([candidate('Q7DMX4KP98T2HV', 0.97)]),
      reading([candidate('Q7DMX4KP9BT2HV', 0.97)]),
    ])
    expect(merged.verdict).toBe('doubtful')
    expect(merged.candidates[0]?.characters[9]?.options.toSorted()).toEqual(['8', 'B'])
  })

  it('completes what one photo lacks, and leaves open what they disagree on', () => {
    const merged = mergeReadings([
      reading([candidate('Q7DMX4KP9BT2HV', 0.9)], { serial: '5305262350851958', amount: money(2500, 'USD') }),
      reading([], { marketplaceId: 'US', amount: money(5000, 'USD') }),
    ])
    expect(merged).toMatchObject({ serial: '5305262350851958', marketplaceId: 'US', amount: null })
    expect(merged.candidates[0]?.code).toBe('Q7DMX4KP9BT2HV')
  })

  it('is one reading as it was when there is only one', () => {
    const only = reading([candidate('Q7DMX4KP9BT2HV', 0.97)])
    expect(mergeReadings([only]).candidates[0]).toMatchObject({ code: 'Q7DMX4KP9BT2HV' })
    expect(mergeReadings([reading([])])).toMatchObject({ verdict: 'none', candidates: [] })
    expect(() => mergeReadings([])).toThrow(RangeError)
  })
})
