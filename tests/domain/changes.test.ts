import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeChange, loggedKinds } from '@/domain/changes'

const card = { id: 'c1', state: 'ready', label: 'Old', deletedAt: null, updatedAt: 1, sealed: new Uint8Array([1, 2]) }

describe('what is written down of a change', () => {
  it('is that a record was added, or removed for good', () => {
    expect(describeChange('cards', null, card)).toEqual({
      recordId: 'c1',
      cardId: 'c1',
      act: 'added',
      fields: [],
      state: null,
    })
    expect(describeChange('proofs', { id: 'p1', cardId: 'c1' }, null)).toMatchObject({ cardId: 'c1', act: 'removed' })
  })

  it('is which fields differ, by their names, and the states of a card', () => {
    const after = { ...card, label: 'New', state: 'redeemed', updatedAt: 2, sealed: new Uint8Array([1, 3]) }
    expect(describeChange('cards', card, after)).toEqual({
      recordId: 'c1',
      cardId: 'c1',
      act: 'changed',
      fields: ['label', 'sealed', 'state'],
      state: { from: 'ready', to: 'redeemed' },
    })
  })

  it('is the way into the trash and back', () => {
    const trashed = { ...card, deletedAt: 5, updatedAt: 5 }
    expect(describeChange('cards', card, trashed)).toMatchObject({ act: 'trashed', fields: [] })
    expect(describeChange('cards', trashed, card)).toMatchObject({ act: 'restored', fields: [] })
  })

  it('is nothing when only the time of writing differs', () => {
    expect(describeChange('cards', card, { ...card, updatedAt: 9, sealed: new Uint8Array([1, 2]) })).toBeNull()
    expect(describeChange('cards', { ...card, value: { a: [1, 2] } }, { ...card, value: { a: [1, 2] } })).toBeNull()
    expect(describeChange('cards', null, null)).toBeNull()
  })

  it('never holds what stands in a record', () => {
    const secret = fc.string({ minLength: 9, unit: fc.constantFrom(...'ABCDEFGH23456789') })
    const row = fc.record({
      id: fc.constant('r1'),
      label: secret,
      note: secret,
      sealed: secret,
      cardId: fc.constant('c1'),
    })
    fc.assert(
      fc.property(fc.constantFrom(...loggedKinds), fc.option(row), fc.option(row), (kind, before, after) => {
        const told = JSON.stringify(describeChange(kind, before, after))
        for (const value of [before, after].flatMap((one) => (one ? [one.label, one.note, one.sealed] : [])))
          expect(told).not.toContain(value)
      }),
    )
  })
})
