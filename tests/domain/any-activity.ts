import fc from 'fast-check'
import { activityKind } from '@/domain/activity/activity-kind'
import type { ActivityLayout } from '@/domain/activity/activity-layout'
import type { ActivityRow } from '@/domain/activity/activity-row'
import { addDays, type Day } from '@/domain/day'
import { money, type CurrencyCode } from '@/domain/money'

export interface AnyPage {
  readonly currency: CurrencyCode
  /** Oldest first; the lines are those of our own rendering. */
  readonly rows: readonly ActivityRow[]
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const orderId = fc
  .tuple(fc.constantFrom('203', '112', 'D01'), digits(7), digits(7))
  .map(([head, middle, end]) => `${head}-${middle}-${end}`)
const lastFour = fc.stringMatching(/^[2-9A-HJ-NP-Z]{4}$/).filter((text) => !text.startsWith('XXXX'))

/** Rows whose closing balances are right, or which have none. */
export function anyPage(layout: ActivityLayout, currency: CurrencyCode, maxLength = 12): fc.Arbitrary<AnyPage> {
  const phrases = layout.wordings.flatMap((wording) => wording.phrases)
  const step = fc.record({
    days: fc.nat(9),
    amount: fc.integer({ min: -50_000, max: 200_000 }).filter((amount) => amount !== 0),
    phrase: fc.constantFrom(...phrases),
    orderId: fc.option(orderId),
    card: fc.option(fc.record({ lastFour: fc.option(lastFour), serial: fc.option(digits(16)) }), { freq: 3 }),
  })
  return fc
    .record({ steps: fc.array(step, { maxLength }), opening: fc.nat(100_000), hasClosings: fc.boolean() })
    .map(({ steps, opening, hasClosings }) => {
      let on = '2024-02-20' as Day
      let balance = opening
      const rows = steps.map((each, place): ActivityRow => {
        on = addDays(on, each.days)
        balance += each.amount
        const { lastFour = null, serial = null } = each.card ?? {}
        const hasCard = lastFour !== null || serial !== null
        return {
          line: steps.length + 1 - place,
          on,
          description: each.phrase,
          kind: activityKind({ words: each.phrase, sign: each.amount, orderId: each.orderId, hasCard }),
          amount: money(each.amount, currency),
          closing: hasClosings ? money(balance, currency) : null,
          orderId: each.orderId,
          lastFour,
          serial,
        }
      })
      return { currency, rows }
    })
}
