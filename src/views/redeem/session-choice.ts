import { computed, ref, shallowRef, watch } from 'vue'
import type { Card } from '@/domain/card'
import type { BalanceId, CardId } from '@/domain/ids'
import type { Finding, FittingBalance } from '@/domain/redemption'
import { useRedeemSessions } from '@/stores/redeem-sessions'
import { useRedemption } from '@/stores/redemption'

/** A card of the pile that the guard lets pass, with what it warns of. */
export interface PileRow {
  readonly card: Card
  readonly balanceId: BalanceId
  readonly fitting: readonly FittingBalance[]
  /** By its plan, by a person, or because nothing else fits; otherwise the balance is a proposal. */
  readonly isChosen: boolean
  readonly warnings: readonly Finding[]
}

interface Looked {
  readonly balanceId: BalanceId
  readonly findings: readonly Finding[]
  /** Which state of the pile it was said of. */
  readonly pile: unknown
}

/** The first rows are there at once; the others come in parts that leave the screen free in between. */
const firstPart = 60
const nextParts = 500

/** Which cards of the pile are taken, and where to. The guard looks at each of them on its balance, part by part. */
export function useSessionChoice() {
  const sessions = useRedeemSessions()
  const redemption = useRedemption()

  /** Unless somebody says otherwise of a card, what is known to be ready is taken. */
  const taking = ref<'ready' | 'all' | 'none'>('ready')
  const taken = shallowRef<ReadonlyMap<CardId, boolean>>(new Map())
  const targets = shallowRef<ReadonlyMap<CardId, BalanceId>>(new Map())
  const looked = shallowRef<ReadonlyMap<CardId, Looked>>(new Map())

  const placed = computed(() =>
    sessions.pile.flatMap(({ card, place }) => {
      const first = place.kind === 'fits' ? place.fitting[0] : undefined
      if (place.kind !== 'fits' || !first) return []
      const target = targets.value.get(card.id)
      const isChosen = place.isChosen || target !== undefined
      return [{ card, balanceId: target ?? first.balanceId, fitting: place.fitting, isChosen }]
    }),
  )

  let run = 0
  watch(placed, look, { immediate: true })

  async function look(rows: typeof placed.value) {
    const mine = ++run
    const { pile } = sessions
    const open = rows.filter(({ card, balanceId }) => {
      const known = looked.value.get(card.id)
      return known?.balanceId !== balanceId || known.pile !== pile
    })
    for (let at = 0; at < open.length;) {
      const part = open.slice(at, at + (at === 0 ? firstPart : nextParts))
      const found = await redemption.assessMany(part.map(({ card, balanceId }) => ({ cardId: card.id, balanceId })))
      if (mine !== run) return
      const next = new Map(looked.value)
      for (const { card, balanceId } of part) {
        next.set(card.id, { balanceId, pile, findings: found.get(card.id)?.findings ?? [] })
      }
      looked.value = next
      at += part.length
    }
  }

  function findingsOf(id: CardId, balanceId: BalanceId): readonly Finding[] | null {
    const known = looked.value.get(id)
    return known?.balanceId === balanceId ? known.findings : null
  }

  const judged = computed(() =>
    placed.value.flatMap((row) => {
      const findings = findingsOf(row.card.id, row.balanceId)
      if (!findings) return []
      const block = findings.find(({ severity }) => severity === 'blocks') ?? null
      return [{ ...row, block, warnings: findings.filter(({ severity }) => severity === 'warns') }]
    }),
  )
  const rows = computed<readonly PileRow[]>(() => judged.value.filter(({ block }) => block === null))
  const blocked = computed(() => judged.value.flatMap(({ card, block }) => (block ? [{ card, block }] : [])))
  const byBalance = computed(() => Map.groupBy(rows.value, ({ balanceId }) => balanceId))
  const chosen = computed(() => rows.value.filter(isTaken))

  function isTaken({ card }: PileRow): boolean {
    return taken.value.get(card.id) ?? (taking.value === 'all' || (taking.value === 'ready' && card.state === 'ready'))
  }

  return {
    byBalance,
    blocked,
    chosen,
    isTaken,
    /** How many the guard has looked at, of how many. */
    progress: computed(() => ({ looked: judged.value.length, total: placed.value.length })),
    take(id: CardId, is: boolean) {
      taken.value = new Map(taken.value).set(id, is)
    },
    takeThese(which: 'ready' | 'all' | 'none') {
      taking.value = which
      taken.value = new Map()
    },
    send(id: CardId, to: BalanceId) {
      targets.value = new Map(targets.value).set(id, to)
    },
  }
}
