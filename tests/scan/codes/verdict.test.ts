import { describe, expect, it } from 'vitest'
import { verdictOf } from '@/scan/codes/verdict'

describe('verdicts', () => {
  const candidate = (code: string, confidence: number) => ({
    code,
    confidence,
    characters: [...code].map((char) => ({ char, confidence: 1, options: [char], box: null })),
    line: null,
  })
  const short = candidate('Q7DMX4KP9BT2HV', 0.96)

  it('are sure of a code that stands alone', () => {
    expect(verdictOf([short, candidate('Q7DMX4KP9BTZHV', 0.03)])).toBe('sure')
  })

  it('are in doubt below a share that is calibrated, and where a rival is left', () => {
    expect(verdictOf([candidate('Q7DMX4KP9BT2HV', 0.94)])).toBe('doubtful')
    expect(verdictOf([short, candidate('Q7DMX4KP9BTZHV', 0.06)])).toBe('doubtful')
  })

  it('are in doubt where one more character may stand at the end', () => {
    expect(verdictOf([short, candidate('Q7DMX4KP9BTZHV', 0.01), candidate('Q7DMX4KP9BT2HVI', 0.03)])).toBe('doubtful')
    const several = ['I', 'J', 'T'].map((last) => candidate(`Q7DMX4KP9BT2HV${last}`, 0.004))
    expect(verdictOf([short, ...several])).toBe('doubtful')
    expect(verdictOf([short, ...several.slice(1)])).toBe('sure')
  })
})
