import { expect, it } from 'vitest'
import { cardStates, changeCard, type Card } from '@/domain/card'
import { eventOfRefusal, refusals } from '@/domain/refusal'

it('only a refusal that is certain about the card changes its state', () => {
  expect(Object.fromEntries(refusals.map((refusal) => [refusal, eventOfRefusal(refusal)?.kind ?? null]))).toEqual({
    'already-here': null,
    'other-account': null,
    invalid: null,
    'wrong-marketplace': null,
    'security-check': null,
    hold: 'hold',
    'not-activated': 'find-unactivated',
    other: null,
  })
})

it('no refusal ever makes a card redeemed, spent, void or given', () => {
  for (const refusal of refusals) {
    for (const state of cardStates) {
      const event = eventOfRefusal(refusal)
      const change = event && changeCard({ state } as Card, event)
      if (change?.kind === 'changed') expect(['held', 'unactivated']).toContain(change.card.state)
    }
  }
})
