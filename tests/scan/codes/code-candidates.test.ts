import { describe, expect, it } from 'vitest'
import { codeCandidates } from '@/scan/codes/code-candidates'
import type { LinePass } from '@/scan/codes/code-candidates'

const corner = { x: 0, y: 0 }
const quad = [corner, corner, corner, corner] as const

function passOf(text: string, kind: LinePass['kind'] = 'code', confidence = 0.97): LinePass {
  return { kind, characters: [...text.replaceAll(' ', '')].map((char) => ({ char, confidence, box: null })) }
}

describe('code candidates', () => {
  it('are one certain code when all passes agree', () => {
    const [best, ...others] = codeCandidates(
      Array.from({ length: 6 }, () => passOf('Q7DM-X4KP9B-T2HV')),
      quad,
    )
    expect(best).toMatchObject({ code: 'Q7DMX4KP9BT2HV', confidence: 1 })
    expect(best?.characters.every(({ options }) => options.length === 1)).toBe(true)
    expect(others).toEqual([])
  })

  it('offer both where the passes differ, the more frequent first', () => {
    const texts = ['Q7DM-X4KPMH-T2HV', 'Q7DM-X4KPNH-T2HV', 'Q7DM-X4KPMH-T2HV']
    const found = codeCandidates(
      texts.map((text) => passOf(text)),
      quad,
    )
    expect(found.map(({ code }) => code)).toEqual(['Q7DMX4KPMHT2HV', 'Q7DMX4KPNHT2HV'])
    expect(found[0]?.characters[8]?.options).toEqual(['M', 'N'])
  })

  it('favour the digit over its letter twin, and ask', () => {
    const texts = ['Q7DM-X4KP9B-T2HV', 'Q7DM-X4KP98-T2HV', 'Q7DM-X4KP9B-T2HV']
    const [best] = codeCandidates(
      texts.map((text) => passOf(text)),
      quad,
    )
    expect(best?.code).toBe('Q7DMX4KP98T2HV')
    expect(best?.characters[9]?.options).toEqual(['8', 'B'])
  })

  it('take an S and a B in one place for an 8, and ask', () => {
    const texts = ['Q7DM-X4KPSR-T2HV', 'Q7DM-X4KPBR-T2HV', 'Q7DM-X4KPSR-T2HV']
    const [best] = codeCandidates(
      texts.map((text) => passOf(text)),
      quad,
    )
    expect(best?.code).toBe('Q7DMX4KP8RT2HV')
    expect(best?.characters[8]?.options.slice(0, 3)).toEqual(['8', 'S', 'B'])
  })

  it('keep a place that only one well-formed reading has', () => {
    const texts = ['Q7D-X4KP9B-T2HV', 'Q7DM-X4KP9B-T2HV', 'Q7D-X4KP9B-T2HV']
    expect(
      codeCandidates(
        texts.map((text) => passOf(text)),
        quad,
      )[0]?.code,
    ).toBe('Q7DMX4KP9BT2HV')
  })

  it('outvote a doubled character', () => {
    const texts = ['Q7DM-X4KP9B-T2HV', 'QO7DM-X4KP9B-T2HV', 'Q7DM-X4KP9B-T2HV', 'Q7DM-X4KPP9B-T2HV']
    expect(
      codeCandidates(
        texts.map((text) => passOf(text)),
        quad,
      )[0]?.code,
    ).toBe('Q7DMX4KP9BT2HV')
  })

  it('ask about a place where a free reading saw an O or a 0', () => {
    const passes = [passOf('07DM-X4KP9B-T2HV', 'text'), passOf('Q7DM-X4KP9B-T2HV'), passOf('Q7DM-X4KP9B-T2HV')]
    expect(codeCandidates(passes, quad)[0]?.characters[0]?.options).toEqual(['Q', '0'])
  })

  it('are none when the passes are too short or too long', () => {
    expect(codeCandidates([passOf('Q7DM-X4KP9B')], quad)).toEqual([])
    expect(codeCandidates([passOf('Q7DMX4KP9BT2HVQ7DMX4KP9BT2HV')], quad)).toEqual([])
  })
})
