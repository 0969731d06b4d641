import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, permissionsPolicy } from '../../electron/contract.ts'
import * as ofTheLoopbackServer from '../../scripts/lib/content-policy.mjs'

const directives = contentSecurityPolicy.split('; ').map((directive) => directive.split(' '))
const sources = new Map(directives.map(([name, ...allowed]) => [name, allowed]))

describe('the content policy', () => {
  it('is the same in both shells', () => {
    expect(ofTheLoopbackServer.contentSecurityPolicy).toBe(contentSecurityPolicy)
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

describe('the permissions policy', () => {
  it('is the same in both shells', () => {
    expect(ofTheLoopbackServer.permissionsPolicy).toBe(permissionsPolicy)
  })

  it('gives the camera to the own page, and the microphone to nobody', () => {
    expect(permissionsPolicy.split(', ')).toEqual(expect.arrayContaining(['camera=(self)', 'microphone=()']))
    expect(permissionsPolicy.match(/\(self\)/g)).toHaveLength(1)
  })
})
