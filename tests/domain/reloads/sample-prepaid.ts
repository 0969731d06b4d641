import type { Day } from '@/domain/day'
import type { BalanceId, MemberId, PrepaidCardId } from '@/domain/ids'
import type { MarketplaceId } from '@/domain/marketplaces'
import { money, type CurrencyCode } from '@/domain/money'
import type { ReloadLimits } from '@/domain/reloads/limits'
import type { ReloadBalance, ReloadGoal, ReloadInput } from '@/domain/reloads/reload-plan'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'

export const today = '2026-11-25' as Day
const times = { createdAt: 1, updatedAt: 1, deletedAt: null }

export function prepaid(name: string, minorUnits: number, facts: Partial<PrepaidCard> = {}): PrepaidCard {
  const currency = facts.balance?.currency ?? 'USD'
  return {
    ...times,
    id: name as PrepaidCardId,
    nickname: name,
    network: 'visa',
    issuer: '',
    lastFour: '',
    balance: money(minorUnits, currency),
    asOf: today,
    holds: [],
    margin: money(0, currency),
    postcode: 'registered',
    goodThrough: null,
    fee: null,
    memberId: null,
    mark: null,
    ...facts,
  }
}

export function euros(name: string, minorUnits: number, facts: Partial<PrepaidCard> = {}): PrepaidCard {
  const none = money(0, 'EUR')
  return prepaid(name, minorUnits, { balance: money(minorUnits, 'EUR'), margin: none, ...facts })
}

export function reloadBalance(id: string, marketplaceId: MarketplaceId = 'US', memberId = 'ada'): ReloadBalance {
  return { id: id as BalanceId, marketplaceId, memberId: memberId as MemberId }
}

export function limits(
  marketplaceId: MarketplaceId,
  currency: CurrencyCode,
  {
    firm,
    likely = firm,
    maximum,
    step = 1,
  }: Partial<Record<'firm' | 'likely' | 'maximum' | 'step', number | undefined>> = {},
): ReloadLimits {
  const bound = (minorUnits: number | undefined) =>
    minorUnits === undefined
      ? null
      : { amount: money(minorUnits, currency), basis: { kind: 'own', on: today } as const }
  return {
    marketplaceId,
    currency,
    firmMinimum: bound(firm),
    likelyMinimum: bound(likely),
    maximum: bound(maximum),
    step,
  }
}

export function goal(id: string, balanceId: string, minorUnits: number, wantedBy: string | null = null): ReloadGoal {
  const need = money(minorUnits, 'USD')
  return { id, name: id, balanceId: balanceId as BalanceId, need, wantedBy: wantedBy as Day | null }
}

export function input(facts: Partial<ReloadInput>): ReloadInput {
  return {
    cards: [],
    balances: [reloadBalance('a')],
    limits: new Map([['US', limits('US', 'USD')]]),
    goals: [],
    preferred: new Map(),
    tries: true,
    today,
    ...facts,
  }
}

/** Amounts of a plan, by card. */
export function amountsOf(
  steps: readonly { readonly cardId: string; readonly amount: { readonly minorUnits: number } }[],
) {
  return steps.map(({ cardId, amount }) => `${cardId} ${amount.minorUnits}`)
}
