import type { Day } from '../day'
import type { LedgerEntry } from '../ledger'

/** An entry of the ledger with all its corrections. */
export interface Settled {
  readonly entry: LedgerEntry
  readonly on: Day
  /** What it comes to, in minor units. */
  readonly amount: number
}

type Fit = 'fits' | 'gone' | 'not-yet'

export interface Pool {
  /** The first that is still free under any of the keys; `gone` ones are never asked again. */
  take(keys: readonly string[], used: Set<Settled>, fit?: (settled: Settled) => Fit): Settled | null
}

/** Each list keeps the order of the entries; asking goes through each of them once altogether. */
export function poolOf(entries: readonly Settled[], keysOf: (settled: Settled) => readonly string[]): Pool {
  const lists = new Map<string, { readonly items: Settled[]; next: number }>()
  for (const settled of entries) {
    for (const key of keysOf(settled)) {
      const list = lists.get(key)
      if (list) list.items.push(settled)
      else lists.set(key, { items: [settled], next: 0 })
    }
  }
  return {
    take(keys, used, fit = () => 'fits') {
      for (const key of keys) {
        const list = lists.get(key)
        let settled = list?.items[list.next]
        while (list && settled && (used.has(settled) || fit(settled) === 'gone')) settled = list.items[++list.next]
        if (!list || !settled || fit(settled) === 'not-yet') continue
        list.next++
        used.add(settled)
        return settled
      }
      return null
    },
  }
}
