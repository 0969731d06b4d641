import { describe, expect, it } from 'vitest'
import { issuerOf, issuers } from '@/domain/issuers'

describe('issuers', () => {
  it('are 14, the generic one last', () => {
    expect(issuers).toHaveLength(14)
    expect(new Set(issuers.map(({ id }) => id)).size).toBe(14)
    expect(issuers.at(-1)?.id).toBe('generic')
  })

  it('print groups that add up to the length', () => {
    for (const { codeShapes } of issuers) {
      for (const { lengths, groups } of codeShapes) {
        if (groups) expect(lengths).toEqual([groups.reduce((sum, length) => sum + length, 0)])
      }
    }
  })

  it('have alphabets without doubles', () => {
    for (const { alphabet } of issuers) expect(new Set(alphabet ?? '').size).toBe(alphabet?.length ?? 0)
  })

  it('leave 0, 1, I and O out of the 32 characters of Amazon', () => {
    const { alphabet, codeShapes } = issuerOf('amazon')
    expect(alphabet).toHaveLength(32)
    expect(alphabet).not.toMatch(/[01IO]/)
    expect(codeShapes.map(({ lengths, groups, evidence }) => [lengths, groups, evidence.confidence])).toEqual([
      [[14], [4, 6, 4], 'reported'],
      [[15], [4, 6, 5], 'weak'],
    ])
  })

  it('claim no shape for Roblox and Netflix', () => {
    for (const id of ['roblox', 'netflix'] as const) {
      expect(issuerOf(id)).toMatchObject({ codeShapes: [], evidence: { confidence: 'not-found' } })
    }
  })
})
