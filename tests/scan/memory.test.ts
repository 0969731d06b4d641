import { describe, expect, it } from 'vitest'
import { release } from '@/scan/pool/release'
import { fastestCore } from '@/scan/readers/fastest-core'
import { createTurns } from '@/scan/pool/turns'

describe('arrays that are given back', () => {
  it('are empty, and may be given back twice', () => {
    const pixels = new Uint8Array(1000)
    const part = pixels.subarray(10, 20)
    release(part, pixels)
    release(pixels)
    expect([pixels.length, part.length]).toEqual([0, 0])
  })
})

describe('the core of the text reader', () => {
  it('is one with vectors in this browser, and is served with its wasm', async () => {
    expect(fastestCore()).toMatch(/simd-lstm$/)
    for (const ending of ['js', 'wasm']) {
      const { ok, headers } = await fetch(`/ocr/tesseract-core-${fastestCore()}.${ending}`)
      expect([ok, headers.get('content-type')?.includes('html')]).toEqual([true, false])
    }
  })
})

describe('turns', () => {
  it('let one at a time, in the order in which they asked', async () => {
    const turns = createTurns(60_000)
    const log: string[] = []
    const visit = async (name: string) => {
      const end = await turns.take()
      log.push(`${name} in`)
      await new Promise((resolve) => setTimeout(resolve, 2))
      log.push(`${name} out`)
      end()
      end()
    }
    await Promise.all(['a', 'b', 'c'].map(visit))
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })

  it('let the next one go on when it has waited long enough', async () => {
    const turns = createTurns(5)
    await turns.take()
    const end = await turns.take()
    end()
    expect(end).toBeTypeOf('function')
  })
})
