import { describe, expect, it } from 'vitest'
import { fastestCore } from '@/scan/readers/fastest-core'

describe('the core of the text reader', () => {
  it('is one with vectors in this browser, and is served with its wasm', async () => {
    expect(fastestCore()).toMatch(/simd-lstm$/)
    for (const ending of ['js', 'wasm']) {
      const { ok, headers } = await fetch(`/ocr/tesseract-core-${fastestCore()}.${ending}`)
      expect([ok, headers.get('content-type')?.includes('html')]).toEqual([true, false])
    }
  })
})
