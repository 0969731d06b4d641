import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import type { PrepaidCardId } from '@/domain/ids'
import { noDetails } from '@/domain/proofs/proof'
import { readCard, addCard } from '@/storage/cards'
import { addGift, readGiftMessage } from '@/storage/gifts'
import { addImport, keepReadings, readImportPhoto, readThumbnail } from '@/storage/import-photos'
import { readImports } from '@/storage/imports'
import { readPhotos } from '@/storage/photos'
import { putPrepaidPhoto, readPrepaidPhoto } from '@/storage/prepaid-cards'
import type { StoredProof } from '@/storage/database'
import { addProof, openProof, readProofFile } from '@/storage/proofs'
import type { Bytes } from '@/storage/seal'
import { openVault, openVaultBy, sampleDerivation, type Vault } from '@/storage/vault'
import { keepInKeychain, keepSheet, prepareSheet } from '@/storage/ways-in'
import { blankCard, openTestVault, passphrase, secretOf } from './open-test-vault'

const photo = { mediaType: 'image/png', bytes: new TextEncoder().encode('a small picture') }
const keychainSecret = 'k'.repeat(44)

/** Where a sealed value lies, and how it is opened; `opened` is what it gives while it is whole. */
interface Sealed {
  readonly name: string
  readonly table: string
  readonly id: string
  readonly path: readonly string[]
  readonly open: () => Promise<unknown>
}

let vault: Vault
let sealed: readonly Sealed[]

beforeAll(async () => {
  vault = await openTestVault()
  const { database } = vault
  const cardId = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [photo])
  const giftCard = await addCard(vault, blankCard, secretOf('TZ8C-M4HNWP-7GDE'), [])
  await addGift(
    vault,
    giftCard,
    { recipient: 'Gran', occasion: '', giveOn: '2026-12-24' as Day, channel: 'digital', pricePaid: null },
    'With love',
  )
  await addProof(vault, cardId, noDetails, [{ name: 'till.png', ...photo }])
  await putPrepaidPhoto(vault, 'prepaid-1' as PrepaidCardId, photo)
  const waiting = await addImport(vault, { name: 'gran.png', position: 1, photo, failure: null })
  const secret = { name: 'gran.png', reading: null, parts: null, draft: null }
  await keepReadings(
    vault,
    waiting.facts,
    [{ keep: 'file', thumbnail: photo }],
    [{ page: 0, secret, codeFingerprint: null, strip: photo }],
  )
  const prepared = await prepareSheet(database, { kind: 'passphrase', passphrase })
  if (prepared.kind !== 'prepared') throw new Error('There is no sheet.')
  const { key } = prepared.sheet
  await keepSheet(database, prepared.sheet)
  await keepInKeychain(
    database,
    { kind: 'passphrase', passphrase },
    { secret: keychainSecret, sealedSecret: 'c2VhbGVk' },
  )

  const idIn = async (table: string) => String((await database.table(table).toCollection().primaryKeys())[0])
  const [importId, importPhotoId] = [await idIn('imports'), await idIn('importPhotos')]
  const proofFileId = await idIn('proofFiles')
  const of = (table: string, id: string, open: () => Promise<unknown>, path = ['sealed']) => ({
    name: `${table}/${path.join('.')}`,
    table,
    id,
    path,
    open,
  })
  sealed = [
    of('cards', cardId, () => readCard(vault, cardId)),
    of('photos', await idIn('photos'), () => refusedPhotos(readPhotos(vault, cardId))),
    of('gifts', await idIn('gifts'), async () => readGiftMessage(vault, (await idIn('gifts')) as never)),
    of('proofs', await idIn('proofs'), async () =>
      openProof(vault, (await database.proofs.get(await idIn('proofs'))) as StoredProof),
    ),
    of('proofFiles', proofFileId, () => readProofFile(vault, proofFileId as never)),
    of('prepaidPhotos', await idIn('prepaidPhotos'), () => readPrepaidPhoto(vault, 'prepaid-1' as PrepaidCardId)),
    of('importPhotos', importPhotoId, () => readImportPhoto(vault, importPhotoId as never)),
    of('thumbnails', importPhotoId, () => readThumbnail(vault, importPhotoId as never)),
    of('imports', importId, () => refusedImport(readImports(vault))),
    of('vault', 'vault', () => refusedOpening(openVault(database, passphrase)), ['wrappedKey']),
    of('vault', 'vault', () => refusedOpening(openVaultBy(database, { kind: 'recovery', key })), [
      'recovery',
      'wrappedKey',
    ]),
    of('vault', 'vault', () => refusedOpening(openVaultBy(database, { kind: 'keychain', secret: keychainSecret })), [
      'keychain',
      'wrappedKey',
    ]),
    of('vault', 'vault', () => nameless(openVaultBy(database, { kind: 'recovery', key })), ['sealedName']),
  ]
})

it('opens every sealed value while it is whole', async () => {
  for (const { open, name } of sealed) await expect(open(), name).resolves.not.toBeNull()
  expect(sealed).toHaveLength(13)
})

type Mutation = (bytes: Bytes, other: Bytes) => unknown

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, bits]): Mutation => (bytes) => {
    const changed = bytes.slice()
    const place = at % changed.length
    changed[place] = (changed[place] ?? 0) ^ bits
    return changed
  }),
  fc.nat().map(
    (cut): Mutation =>
      (bytes) =>
        bytes.slice(0, cut % bytes.length),
  ),
  fc.nat().map(
    (cut): Mutation =>
      (bytes) =>
        bytes.slice(1 + (cut % bytes.length)),
  ),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
    (more): Mutation =>
      (bytes) =>
        new Uint8Array([...bytes, ...more]),
  ),
  fc.uint8Array({ maxLength: 120 }).map(
    (random): Mutation =>
      () =>
        new Uint8Array(random),
  ),
  fc.constant<Mutation>((_bytes, other) => other),
  fc.constantFrom<unknown>(null, undefined, '', 'text', 7, {}, [], new ArrayBuffer(40)).map(
    (value): Mutation =>
      () =>
        value,
  ),
)

it(
  'refuses each of two thousand damaged values with one clear error, and changes nothing',
  { timeout: 300_000 },
  async () => {
    const { database } = vault
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), mutation, async (which, whose, mutate) => {
        const target = sealed[which % sealed.length] as Sealed
        const other = sealed[whose % sealed.length] as Sealed
        fc.pre(other.name !== target.name)
        const row = await database.table(target.table).get(target.id)
        const [whole, foreign] = [valueAt(row, target.path), await sealedOf(other)]
        const damaged = mutate(whole, foreign)
        await database.table(target.table).put(withValue(row, target.path, damaged))
        const before = await database.table(target.table).toArray()

        await expect(target.open(), target.name).rejects.toMatchObject({ name: 'BrokenSeal' })

        expect(await database.table(target.table).toArray()).toEqual(before)
        await database.table(target.table).put(row)
        seen.set(target.name, (seen.get(target.name) ?? 0) + 1)
      }),
      { numRuns: 2000 },
    )
    expect([...seen.keys()].toSorted()).toEqual(sealed.map(({ name }) => name).toSorted())
  },
)

it('opens no household with parameters of the derivation that nobody calibrated, and derives nothing from them', async () => {
  const { database } = vault
  const row = await database.vault.get('vault')
  if (!row) throw new Error('There is no household.')
  const number = fc.oneof(fc.constantFrom(0, -1, 1.5, NaN, Infinity, 2 ** 32, 1e9), fc.integer({ min: 1_048_577 }))
  const wrong = fc.oneof(
    fc.record({ memoryKiB: number }),
    fc.record({ iterations: fc.oneof(number, fc.integer({ min: 65, max: 1e6 })) }),
    fc.record({ parallelism: fc.oneof(number, fc.integer({ min: 5, max: 1e6 })) }),
    fc.record({ salt: fc.constantFrom<unknown>(null, new Uint8Array(15), new Uint8Array(17), 'salt') }),
    fc.record({ kind: fc.constantFrom('argon2d', 'pbkdf2', '') }),
  )
  await fc.assert(
    fc.asyncProperty(wrong, async (change) => {
      await database.table('vault').put({ ...row, derivation: { ...sampleDerivation(), ...row.derivation, ...change } })
      expect(await openVault(database, passphrase)).toEqual({ kind: 'damaged' })
    }),
    { numRuns: 200 },
  )
  await database.vault.put(row)
  expect(await openVault(database, passphrase)).toMatchObject({ kind: 'opened' })
})

/** A damaged photo is told of beside the others. */
async function refusedPhotos(reading: ReturnType<typeof readPhotos>) {
  const { opened, damaged } = await reading
  if (damaged.length > 0) throw Object.assign(new Error(), { name: 'BrokenSeal' })
  return opened
}

/** Openings that answer instead of throwing say it in one way here. */
async function refusedOpening(opening: ReturnType<typeof openVault>) {
  const outcome = await opening
  if (outcome.kind === 'wrong-passphrase') throw Object.assign(new Error(), { name: 'BrokenSeal' })
  return outcome
}

async function nameless(opening: ReturnType<typeof openVault>) {
  const outcome = await opening
  if (outcome.kind !== 'opened') throw new Error('A damaged name keeps the household shut.')
  if (outcome.vault.name === '') throw Object.assign(new Error(), { name: 'BrokenSeal' })
  return outcome
}

async function refusedImport(reading: ReturnType<typeof readImports>) {
  const [first] = await reading
  if (first?.facts.failure === 'damaged') throw Object.assign(new Error(), { name: 'BrokenSeal' })
  return first
}

async function sealedOf({ table, id, path }: Sealed): Promise<Bytes> {
  return valueAt(await vault.database.table(table).get(id), path)
}

function valueAt(row: unknown, path: readonly string[]): Bytes {
  return path.reduce((value, key) => (value as Record<string, unknown>)[key], row) as Bytes
}

function withValue(row: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const own = row as Record<string, unknown>
  return { ...own, [key]: rest.length > 0 ? withValue(own[key], rest, value) : value }
}
