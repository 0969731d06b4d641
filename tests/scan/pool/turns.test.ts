import { describe, expect, it } from 'vitest'
import { createTurns } from '@/scan/pool/turns'

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
