import type { CardId, MemberId } from './ids'

export type ChangeAct = 'added' | 'changed' | 'trashed' | 'restored' | 'removed'

/** Kinds of records whose changes are written down; of what only helps to work (imports, pictures for lists) none is. */
export const loggedKinds = [
  'vault',
  'members',
  'accounts',
  'balances',
  'cards',
  'photos',
  'entries',
  'checkIns',
  'envelopes',
  'envelopeMoves',
  'credits',
  'prepaidCards',
  'prepaidPhotos',
  'proofs',
  'proofFiles',
  'gifts',
  'receivedGifts',
  'tries',
] as const

export type LoggedKind = (typeof loggedKinds)[number]

/** What was done to one record: never what stands in it. */
export interface Change {
  /** Rises with every change. */
  readonly id: number
  readonly at: number
  /** Who said to be at this computer; null where nobody did. */
  readonly by: MemberId | null
  readonly kind: LoggedKind
  readonly recordId: string
  /** The card that the record is or belongs to. */
  readonly cardId: CardId | null
  readonly act: ChangeAct
  /** Names of what differs; of what is sealed only that it was written anew. */
  readonly fields: readonly string[]
  /** Of a card whose state changed. */
  readonly state: { readonly from: string; readonly to: string } | null
}

export type ChangeFacts = Pick<Change, 'recordId' | 'cardId' | 'act' | 'fields' | 'state'>

type Row = Readonly<Record<string, unknown>>

/** Told by itself, or with every change. */
const untold = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt'])

/** What happened to a record between two moments; null when nothing but its time differs. */
export function describeChange(kind: LoggedKind, before: Row | null, after: Row | null): ChangeFacts | null {
  const row = after ?? before
  if (!row) return null
  const act = actOf(before, after)
  const fields = before && after ? differing(before, after) : []
  if (act === 'changed' && fields.length === 0) return null
  return {
    recordId: String(row.id),
    cardId: (kind === 'cards' ? row.id : (row.cardId ?? null)) as CardId | null,
    act,
    fields,
    state: kind === 'cards' && before && after && fields.includes('state') ? stateOf(before, after) : null,
  }
}

function actOf(before: Row | null, after: Row | null): ChangeAct {
  if (!before) return 'added'
  if (!after) return 'removed'
  if (isTrashed(before) === isTrashed(after)) return 'changed'
  return isTrashed(after) ? 'trashed' : 'restored'
}

function isTrashed({ deletedAt }: Row): boolean {
  return typeof deletedAt === 'number'
}

function stateOf(before: Row, after: Row) {
  return { from: String(before.state), to: String(after.state) }
}

function differing(before: Row, after: Row): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !untold.has(name) && !equal(before[name], after[name])).toSorted()
}

function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return one.length === other.length && one.every((byte, at) => byte === other[at])
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => equal((one as Row)[name], (other as Row)[name]))
}
