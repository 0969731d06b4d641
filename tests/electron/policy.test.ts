import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/contract.ts'
import { contentSecurityPolicy as ofTheLoopbackServer } from '../../scripts/lib/content-policy.mjs'

const directives = contentSecurityPolicy.split('; ').map((directive) => directive.split(' '))
const sources = new Map(directives.map(([name, ...allowed]) => [name, allowed]))

describe('the content policy', () => {
  it('is the same in both shells', () => {
    expect(ofTheLoopbackServer).toBe(contentSecurityPolicy)
  })

  it('starts from nothing', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /)
  })

  it('names each directive once', () => {
    expect(sources.size).toBe(directives.length)
  })

  it('lets the page connect to its own origin only', () => {
    expect(sources.get('connect-src')).toEqual(["'self'"])
  })

  it('allows no source but the own origin, WebAssembly and pictures from memory', () => {
    expect(new Set([...sources.values()].flat())).toEqual(new Set(["'none'", "'self'", "'wasm-unsafe-eval'", 'blob:']))
    expect(directives.filter((directive) => directive.includes('blob:')).map(([name]) => name)).toEqual(['img-src'])
  })

  it('closes the directives that default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(sources.get(name)).toEqual(["'none'"])
  })
})
