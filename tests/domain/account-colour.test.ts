import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accountColours, colourOf } from '@/domain/account-colour'

it('an account whose colour nobody has chosen always has the same one of the palette', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const colour = colourOf({ id: id })
      expect(accountColours).toContain(colour)
      expect(colourOf({ id: id, colour: null })).toBe(colour)
    }),
  )
  const some = new Set(Array.from({ length: 60 }, (_, n) => colourOf({ id: `account-${n}` })))
  expect(some.size).toBe(accountColours.length)
})

it('the colour that a person chose counts for more', () => {
  for (const colour of accountColours) expect(colourOf({ id: 'account-1', colour })).toBe(colour)
})
