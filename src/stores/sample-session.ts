import { addDays, type Day } from '@/domain/day'
import type { BalanceId } from '@/domain/ids'
import { money } from '@/domain/money'
import { addCard } from '@/storage/cards'
import { addProof } from '@/storage/proofs'
import { addRedeemSession, finishRedeemSession, refuseSessionStep, settleSessionSteps } from '@/storage/redeem-sessions'
import type { Vault } from '@/storage/vault'
import { blank, secret } from './sample-cards'

/** A pile of two: one card was taken, one was never activated at the till, and of the balance two and a half dollars lack. */
export async function fillSession(vault: Vault, today: Day, balanceId: BalanceId) {
  const dollars = (minorUnits: number) => money(minorUnits, 'USD')
  const card = { ...blank, marketplaceId: 'US', marketplaceConfirmed: true, state: 'ready', plannedFor: null } as const
  const reward = await addCard(
    vault,
    { ...card, label: 'Survey reward', faceValue: dollars(1000) },
    secret('KD4M-HX7TQB-5WNE', '6120773945518070'),
    [],
  )
  const bought = await addCard(
    vault,
    { ...card, label: 'From the corner shop', faceValue: dollars(2500) },
    secret('TB6Y-WQ3KHM-8PXD', '6120773945518088'),
    [],
  )
  await addProof(
    vault,
    bought,
    {
      kind: 'receipt',
      shop: 'Corner shop',
      till: '2',
      receiptNumber: '881-2210',
      orderNumber: '',
      boughtOn: addDays(today, -3),
      boughtAt: '17:42',
      amount: dollars(2500),
      note: '',
    },
    [],
  )

  const open = { balanceId, proof: 'serial', begunAt: Date.now(), settledAt: null, outcome: { kind: 'open' } } as const
  const [before, shown] = [dollars(10_000), dollars(10_750)]
  const sessionId = await addRedeemSession(vault, {
    state: 'going',
    paceSeconds: 60,
    steps: [
      { ...open, cardId: bought, proof: 'receipt' },
      { ...open, cardId: reward },
    ],
    tallies: [{ balanceId, before, beforeFrom: 'ledger', shown }],
  })
  await refuseSessionStep(vault, sessionId, { cardId: bought, balanceId, refusal: 'not-activated' })
  const value = dollars(1000)
  const redeem = { kind: 'redeem', balanceId, on: today, value } as const
  await settleSessionSteps(vault, sessionId, [
    { cardId: reward, outcome: { kind: 'accepted', value }, events: [redeem] },
  ])
  await finishRedeemSession(vault, sessionId, [
    {
      facts: { balanceId, on: today, shown, expected: dollars(11_000) },
      explanation: [{ balanceId, on: today, kind: 'unexplained', amount: dollars(-250) }],
    },
  ])
}
