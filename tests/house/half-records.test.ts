import { beforeAll, describe, expect, it } from 'vitest'
import type { HouseholdKeys } from '@/storage/data-key'
import { keysFrom, newDataKey } from '@/storage/data-key'
import { fingerprintOfFile, sealPhoto } from '@/storage/photos'
import { sealData } from '@/storage/seal'
import type { Vault } from '@/storage/vault'
import { halfRecords } from '../journeys/kills/half-records'
import type { Rows } from '../journeys/kills/rows'

let keys: HouseholdKeys
let whole: Rows

beforeAll(async () => {
  keys = await keysFrom(newDataKey())
  whole = await household()
})

/** One card, redeemed in a session that is over, and one photo that waits. */
async function household(): Promise<Rows> {
  const times = { createdAt: 1, updatedAt: 1, deletedAt: null }
  const vault = keys as Vault
  const photo = { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
  const amount = { minorUnits: 2500, currency: 'USD' }
  const change = { at: 1, by: null, cardId: null, act: 'added', fields: [], state: null }
  const rows = {
    balances: [{ ...times, id: 'balance', accountId: 'account' }],
    accounts: [{ ...times, id: 'account', memberId: 'member' }],
    members: [{ ...times, id: 'member' }],
    cards: [
      {
        ...times,
        id: 'card',
        state: 'redeemed',
        redeemedInto: 'balance',
        redeemedValue: amount,
        sealed: await sealData(keys.sealing, {}, 'cards/card'),
      },
    ],
    entries: [
      {
        ...times,
        id: 'entry',
        balanceId: 'balance',
        cardId: 'card',
        checkInId: null,
        corrects: null,
        kind: 'redeem',
        amount,
      },
    ],
    checkIns: [{ ...times, id: 'checkIn', balanceId: 'balance' }],
    photos: [{ ...times, id: 'photo', cardId: 'card', sealed: await sealPhoto(vault, photo, 'photos/photo') }],
    imports: [
      {
        ...times,
        id: 'import',
        state: 'waiting',
        cardId: null,
        mergedInto: null,
        photoIds: ['file'],
        contentFingerprint: await fingerprintOfFile(vault, photo.bytes),
        sealed: await sealData(keys.sealing, {}, 'imports/import'),
      },
    ],
    importPhotos: [{ id: 'file', sealed: await sealPhoto(vault, photo, 'importPhotos/file') }],
    thumbnails: [{ id: 'file', sealed: await sealPhoto(vault, photo, 'thumbnails/file') }],
    redeemSessions: [
      {
        ...times,
        id: 'session',
        state: 'done',
        steps: [{ cardId: 'card', balanceId: 'balance', outcome: { kind: 'accepted' } }],
        tallies: [{ balanceId: 'balance', shown: amount }],
      },
    ],
    changes: [
      ['members', 'member'],
      ['accounts', 'account'],
      ['balances', 'balance'],
      ['cards', 'card'],
      ['entries', 'entry'],
      ['checkIns', 'checkIn'],
      ['photos', 'photo'],
    ].map(([kind, recordId], place) => ({ ...change, id: place + 1, kind, recordId })),
  }
  const empty = [
    'vault',
    'settings',
    'proofs',
    'proofFiles',
    'gifts',
    'receivedGifts',
    'tries',
    'envelopes',
    'envelopeMoves',
  ]
  const rest = ['credits', 'prepaidCards', 'prepaidPhotos', 'diagnoses']
  return { ...Object.fromEntries([...empty, ...rest].map((name) => [name, []])), ...rows } as unknown as Rows
}

/** The household with one table changed. */
function withTable(name: keyof Rows, change: (rows: readonly Record<string, unknown>[]) => readonly unknown[]): Rows {
  return { ...whole, [name]: change(whole[name] as unknown as readonly Record<string, unknown>[]) } as Rows
}

const first = (facts: object) => (rows: readonly Record<string, unknown>[]) => [
  { ...rows[0], ...facts },
  ...rows.slice(1),
]
const none = () => []

describe('the search for half records', () => {
  it('finds nothing in a household that is whole', async () => {
    expect(await halfRecords(whole, keys)).toEqual([])
  })

  it.each<[string, () => Rows, string]>([
    [
      'a card whose seal is damaged',
      () => withTable('cards', first({ sealed: new Uint8Array(40) })),
      'cards/card does not open',
    ],
    ['a photo that lost its card', () => withTable('cards', none), 'photos/photo refers to nothing in cards'],
    ['a redemption without its entry', () => withTable('entries', none), 'cards/card and its entries differ'],
    [
      'an entry without its redemption',
      () => withTable('cards', first({ redeemedValue: null })),
      'cards/card is redeemed by half',
    ],
    ['a session that was finished by half', () => withTable('checkIns', none), '1 balances were compared'],
    ['a redeemed card that no session ticked', () => withTable('redeemSessions', none), 'no session says so'],
    ['an import that lost its file', () => withTable('importPhotos', none), 'imports/import waits without its file'],
    ['a file that belongs to no import', () => withTable('imports', none), 'importPhotos/file belongs to nothing'],
    [
      'a waiting file that is another',
      () => withTable('imports', first({ contentFingerprint: 'other' })),
      'with another file',
    ],
    [
      'an accepted import without a card',
      () => withTable('imports', first({ state: 'accepted' })),
      'its card says otherwise',
    ],
    [
      'a record that the log does not know',
      () => withTable('changes', (rows) => rows.slice(0, -1)),
      'photos/photo is not in the log',
    ],
    [
      'a log that knows a record too much',
      () => withTable('checkIns', none),
      'checkIns/checkIn is in the log and nowhere else',
    ],
    [
      'a card whose state the log does not know',
      () =>
        withTable('changes', (rows) => [
          ...rows,
          { ...rows[3], id: 99, act: 'changed', state: { from: 'unknown', to: 'ready' } },
        ]),
      'cards/card is redeemed, in the log ready',
    ],
  ])('finds %s', async (_, make, sentence) => {
    expect((await halfRecords(make(), keys)).join('\n')).toContain(sentence)
  })
})
