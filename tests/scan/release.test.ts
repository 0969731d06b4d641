import { describe, expect, it } from 'vitest'
import { release } from '@/scan/release'

describe('arrays that are given back', () => {
  it('are empty, and may be given back twice', () => {
    const pixels = new Uint8Array(1000)
    const part = pixels.subarray(10, 20)
    release(part, pixels)
    release(pixels)
    expect([pixels.length, part.length]).toEqual([0, 0])
  })
})
