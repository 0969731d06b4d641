import { loggedKinds, type Change } from '@/domain/changes'
import type { HouseholdKeys } from '@/storage/data-key'
import { fingerprintOfFile, unsealPhoto } from '@/storage/photos'
import { unsealData } from '@/storage/seal'
import type { Vault } from '@/storage/vault'
import type { Rows } from './rows'

/** Everything in a household that is there without what it needs, or that does not open: one sentence each. */
export async function halfRecords(rows: Rows, keys: HouseholdKeys): Promise<readonly string[]> {
  return [
    ...(await unopened(rows, keys)),
    ...(await otherFiles(rows, keys)),
    ...danglings(rows),
    ...ofLedger(rows),
    ...ofSessions(rows),
    ...ofLog(rows),
  ]
}

type Sealed = { readonly id: string; readonly sealed: Uint8Array<ArrayBuffer> }

async function unopened(rows: Rows, { sealing }: HouseholdKeys): Promise<readonly string[]> {
  const vault = { sealing } as Vault
  const data = (table: string) => (row: Sealed) => unsealData(sealing, row.sealed, `${table}/${row.id}`)
  const photo = (table: string) => (row: Sealed) => unsealPhoto(vault, row.sealed, `${table}/${row.id}`)
  const all: readonly (readonly [string, readonly Sealed[], (row: Sealed) => Promise<unknown>])[] = [
    ['cards', rows.cards, data('cards')],
    ['imports', rows.imports, data('imports')],
    ['proofs', rows.proofs, data('proofs')],
    ['gifts', rows.gifts, data('gifts')],
    ['photos', rows.photos, photo('photos')],
    ['importPhotos', rows.importPhotos, photo('importPhotos')],
    ['thumbnails', rows.thumbnails, photo('thumbnails')],
  ]
  const told = all.flatMap(([table, sealed, open]) =>
    sealed.map((row) =>
      open(row).then(
        () => [],
        () => [`${table}/${row.id} does not open`],
      ),
    ),
  )
  return (await Promise.all(told)).flat()
}

/** A file that waits to be read is the very file that was handed over. */
async function otherFiles({ imports, importPhotos }: Rows, keys: HouseholdKeys): Promise<readonly string[]> {
  const vault = keys as Vault
  const told = imports
    .filter(({ state }) => state === 'waiting')
    .map(async ({ id, photoIds, contentFingerprint }) => {
      const row = importPhotos.find((photo) => photo.id === photoIds[0])
      if (!row) return [`imports/${id} waits without its file`]
      const photo = await unsealPhoto(vault, row.sealed, `importPhotos/${row.id}`).catch(() => null)
      const isSame = photo !== null && (await fingerprintOfFile(vault, photo.bytes)) === contentFingerprint
      return isSame ? [] : [`imports/${id} waits with another file`]
    })
  return (await Promise.all(told)).flat()
}

function danglings(rows: Rows): readonly string[] {
  const ids = Object.fromEntries(
    Object.entries(rows).map(([name, all]) => [name, new Set(all.map((row) => ('id' in row ? String(row.id) : '')))]),
  )
  const lacking = (table: keyof Rows, id: string | null | undefined) =>
    id !== null && id !== undefined && !ids[table]?.has(id)
  const dangling = <Row extends { readonly id: string }>(
    from: keyof Rows,
    all: readonly Row[],
    to: keyof Rows,
    refers: (row: Row) => string | null | undefined,
  ) => all.filter((row) => lacking(to, refers(row))).map((row) => `${from}/${row.id} refers to nothing in ${to}`)
  const shown = new Set<string>(rows.imports.flatMap(({ photoIds }) => photoIds))
  return [
    ...dangling('accounts', rows.accounts, 'members', ({ memberId }) => memberId),
    ...dangling('balances', rows.balances, 'accounts', ({ accountId }) => accountId),
    ...dangling('cards', rows.cards, 'balances', ({ redeemedInto }) => redeemedInto),
    ...dangling('entries', rows.entries, 'balances', ({ balanceId }) => balanceId),
    ...dangling('entries', rows.entries, 'cards', ({ cardId }) => cardId),
    ...dangling('entries', rows.entries, 'checkIns', ({ checkInId }) => checkInId),
    ...dangling('entries', rows.entries, 'entries', ({ corrects }) => corrects),
    ...dangling('checkIns', rows.checkIns, 'balances', ({ balanceId }) => balanceId),
    ...dangling('photos', rows.photos, 'cards', ({ cardId }) => cardId),
    ...dangling('proofs', rows.proofs, 'cards', ({ cardId }) => cardId),
    ...dangling('proofFiles', rows.proofFiles, 'proofs', ({ proofId }) => proofId),
    ...dangling('gifts', rows.gifts, 'cards', ({ cardId }) => cardId),
    ...dangling('tries', rows.tries, 'cards', ({ cardId }) => cardId),
    ...dangling('imports', rows.imports, 'cards', ({ cardId }) => cardId),
    ...dangling('imports', rows.imports, 'imports', ({ mergedInto }) => mergedInto),
    ...rows.imports
      .filter(({ state, cardId }) => (state === 'accepted') !== (cardId !== null))
      .map(({ id, state }) => `imports/${id} is ${state}, and its card says otherwise`),
    ...rows.imports.flatMap(({ id, photoIds }) =>
      photoIds.filter((photo) => lacking('importPhotos', photo)).map(() => `imports/${id} has lost a photo`),
    ),
    ...rows.importPhotos.filter(({ id }) => !shown.has(id)).map(({ id }) => `importPhotos/${id} belongs to nothing`),
    ...rows.thumbnails
      .filter(({ id }) => lacking('imports', id) && lacking('importPhotos', id) && lacking('photos', id))
      .map(({ id }) => `thumbnails/${id} belongs to nothing`),
  ]
}

/** What a card was redeemed for is what its entries come to: neither is there without the other. */
function ofLedger({ cards, entries }: Rows): readonly string[] {
  return cards.flatMap(({ id, state, redeemedInto, redeemedValue }) => {
    const own = entries.filter((entry) => entry.cardId === id && ['redeem', 'correction'].includes(entry.kind))
    const sum = own.reduce((total, { amount }) => total + amount.minorUnits, 0)
    return [
      ...(sum === (redeemedValue?.minorUnits ?? 0) ? [] : [`cards/${id} and its entries differ`]),
      ...((redeemedInto === null) === (redeemedValue === null) ? [] : [`cards/${id} is redeemed by half`]),
      ...(state === 'redeemed' && redeemedInto === null ? [`cards/${id} is redeemed into nothing`] : []),
    ]
  })
}

/** In a household that redeems in sessions only, and writes check-ins at their end only. */
function ofSessions({ redeemSessions, cards, checkIns }: Rows): readonly string[] {
  const accepted = redeemSessions.flatMap(({ steps }) => steps.filter(({ outcome }) => outcome.kind === 'accepted'))
  const redeemed = cards.filter(({ redeemedInto }) => redeemedInto !== null)
  const shown = redeemSessions
    .filter(({ state }) => state === 'done')
    .flatMap(({ tallies }) => tallies.filter((tally) => tally.shown !== null))
  return [
    ...accepted
      .filter(
        ({ cardId, balanceId }) => !redeemed.some((card) => card.id === cardId && card.redeemedInto === balanceId),
      )
      .map(({ cardId }) => `cards/${cardId} was accepted in a session and is not redeemed`),
    ...redeemed
      .filter(({ id }) => !accepted.some(({ cardId }) => cardId === id))
      .map(({ id }) => `cards/${id} is redeemed and no session says so`),
    ...(shown.length === checkIns.length
      ? []
      : [
          `${shown.length} balances were compared in sessions that are over, and there are ${checkIns.length} check-ins`,
        ]),
  ]
}

/** The log tells of every record how it came, and of none that is not there. */
function ofLog(rows: Rows): readonly string[] {
  const byRecord = new Map<string, readonly Change[]>()
  for (const change of rows.changes.toSorted((one, other) => one.id - other.id)) {
    const name = `${change.kind}/${change.recordId}`
    byRecord.set(name, [...(byRecord.get(name) ?? []), change])
  }
  const there = new Map<string, object>(
    loggedKinds.flatMap((kind) => rows[kind].map((row): [string, object] => [`${kind}/${row.id}`, row])),
  )
  const told = [...there].flatMap(([name, row]) => ofRecord(name, row, byRecord.get(name) ?? []))
  const gone = [...byRecord]
    .filter(([name, changes]) => !there.has(name) && changes.at(-1)?.act !== 'removed')
    .map(([name]) => `${name} is in the log and nowhere else`)
  return [...told, ...gone]
}

function ofRecord(name: string, row: object, changes: readonly Change[]): readonly string[] {
  const first = changes.findLast(({ act }) => act === 'added')
  const last = changes.at(-1)
  if (!first || !last) return [`${name} is not in the log`]
  if (last.act === 'removed') return [`${name} is there, and the log says that it was removed`]
  const moved = changes.findLast(({ act }) => act === 'trashed' || act === 'restored')
  const isTrashed = 'deletedAt' in row && typeof row.deletedAt === 'number'
  const state = changes.findLast((change) => change.id > first.id && change.state !== null)?.state
  return [
    ...(isTrashed === (moved?.act === 'trashed') ? [] : [`${name} and the log differ about the trash`]),
    ...(state && 'state' in row && row.state !== state.to ? [`${name} is ${row.state}, in the log ${state.to}`] : []),
  ]
}
