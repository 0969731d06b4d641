import { describe, expect, it } from 'vitest'
import { withoutPhantoms } from '@/scan/readers/phantoms'

describe('phantoms', () => {
  it('are dropped: a narrow letter on a digit', () => {
    const at = (char: string, startPx: number, endPx: number) => ({ char, startPx, endPx, confidence: 0.9 })
    const read = [at('K', 20, 42), at('S', 40, 52), at('8', 45, 67), at('L', 72, 92)]
    const kept = withoutPhantoms(read, { startPx: 18, endPx: 95 })
    expect(kept.map(({ char }) => char).join('')).toBe('K8L')
  })
})
