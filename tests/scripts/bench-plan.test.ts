import { describe, expect, it } from 'vitest'
import { cornersOf, inverse, placeCard, project } from '../bench/placing.mjs'
import { planPhotos } from '../bench/plan.mjs'
import { createChance } from '../../scripts/photo-studio/chance.mjs'

const plan = planPhotos({ count: 240, seed: 1, alphabet: 'amazon' })

describe('the plan of the photos to measure with', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(JSON.stringify(planPhotos({ count: 240, seed: 1, alphabet: 'amazon' }))).toBe(JSON.stringify(plan))
    expect(JSON.stringify(planPhotos({ count: 240, seed: 2, alphabet: 'amazon' }))).not.toBe(JSON.stringify(plan))
  })

  it('has 80 easy, 90 medium and 70 hard photos, and about one in eight without a code', () => {
    const level = (name: string) => plan.filter(({ difficulty }) => difficulty === name).length

    expect([level('easy'), level('medium'), level('hard')]).toEqual([80, 90, 70])
    expect(plan.filter(({ claimCode }) => claimCode === null)).toHaveLength(29)
  })

  it('gives codes of 14 or 15 characters of the alphabet, in three groups', () => {
    const shape = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{6}-[2-9A-HJ-NP-Z]{4,5}$/

    expect(plan.filter(({ printedCode }) => !shape.test(printedCode))).toEqual([])
  })

  it('uses the other letters and digits only where any may occur', () => {
    const any = planPhotos({ count: 60, seed: 1, alphabet: 'any' }).map(({ printedCode }) => printedCode)

    expect(any.join('')).toMatch(/0.*O|O.*0/)
    expect(any.join('')).toMatch(/1.*I|I.*1/)
  })

  it('gives every photo a name of its own', () => {
    expect(new Set(plan.map(({ file }) => file)).size).toBe(240)
  })
})

describe('placing a card in the picture', () => {
  const frame = { width: 1600, height: 1200 }
  const code = { x: 300, y: 200, width: 500, height: 60 }
  const place = (scale: number) =>
    placeCard(createChance(7), {
      card: { width: 1200, height: 760 },
      fields: [code],
      frame,
      scale,
      turn: 20,
      tiltX: 10,
      tiltY: -8,
    })

  it('keeps the size that fits, and goes further away from what does not', () => {
    expect(place(1).scale).toBe(1)
    expect(place(4).scale).toBeLessThan(4)
  })

  it('leaves all that matters in the picture', () => {
    for (const { x, y } of cornersOf(code).map((corner) => project(place(4).matrix, corner))) {
      expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true)
    }
  })

  it('finds the way back from the photo to the card', () => {
    const { matrix } = place(1)
    const there = project(matrix, { x: 123, y: 456 })
    const { x, y } = project(inverse(matrix), there)

    expect(x).toBeCloseTo(123, 6)
    expect(y).toBeCloseTo(456, 6)
  })
})
