import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addCard } from '@/storage/cards'
import { Database } from '@/storage/database'
import { addMember } from '@/storage/household'
import { readHeader } from '@/storage/backup/header'
import { readPieces } from '@/storage/backup/read-backup'
import { BackupRefusal } from '@/storage/backup/refusal'
import type { Bytes } from '@/storage/seal'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from '../open-test-vault'
import { allRows, joined, newName, restore, sourceOf, wholeBackup } from './backup-bytes'

let vault: Vault
/** Two backups of one household, cut into header and chunks. */
let one: readonly Bytes[]
let other: readonly Bytes[]

beforeAll(async () => {
  vault = await openTestVault()
  await addMember(vault, { name: 'Ada' })
  const photo = { mediaType: 'image/png', bytes: crypto.getRandomValues(new Uint8Array(200)) }
  await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [photo, photo])
  one = await partsOf(await wholeBackup(vault))
  await addMember(vault, { name: 'Ben' })
  other = await partsOf(await wholeBackup(vault))
})

/** A place in a list or in the bytes, as a share of its length. */
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const at = (list: { readonly length: number }, where: number) => Math.floor(where * list.length)

type Mutation = (parts: readonly Bytes[]) => Bytes

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { arbitrary: fc.tuple(share, fc.nat(7)).map(([where, bit]) => flip(where, bit)), weight: 5 },
  {
    arbitrary: share.map(
      (where): Mutation =>
        (parts) =>
          cut(joined(parts), where),
    ),
    weight: 2,
  },
  share.map(
    (where): Mutation =>
      (parts) =>
        joined(parts.filter((_, place) => place !== at(parts, where))),
  ),
  share.map(
    (where): Mutation =>
      (parts) =>
        joined(parts.flatMap((part, place) => (place === at(parts, where) ? [part, part] : [part]))),
  ),
  fc.tuple(share, share).map(
    ([a, b]): Mutation =>
      (parts) =>
        joined(swap(parts, at(parts, a), at(parts, b))),
  ),
  share.map(
    (where): Mutation =>
      (parts) =>
        joined(parts.map((part, place) => (place === at(parts, where) ? (other[place] ?? part) : part))),
  ),
  share.map(
    (where): Mutation =>
      (parts) =>
        joined([...parts.slice(0, at(parts, where)), ...other.slice(at(parts, where))]),
  ),
  fc.integer({ min: 2, max: 255 }).map(
    (version): Mutation =>
      (parts) =>
        withFormat(joined(parts), version),
  ),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
    (tail): Mutation =>
      (parts) =>
        joined([...parts, new Uint8Array(tail)]),
  ),
  fc
    .tuple(share, fc.uint8Array({ minLength: 1, maxLength: 40 }))
    .map(([where, noise]) => overwrite(where, new Uint8Array(noise))),
)

describe('a backup that is not as it was written', () => {
  it('is refused with a reason, each of 10,000 times', { timeout: 240_000 }, async () => {
    const reasons = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(mutation, async (mutate) => {
        const bytes = mutate(one)
        fc.pre(!sameBytes(bytes, joined(one)) && !sameBytes(bytes, joined(other)))
        const reason = await readAll(bytes)
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      }),
      { numRuns: 10_000 },
    )
    // The mutations are no formality: each kind of refusal is met.
    expect([...reasons.keys()].toSorted()).toEqual(['damaged', 'incomplete', 'newer', 'not-a-backup'])
    await expect(readAll(joined(one))).rejects.toThrow('read to its end')
  })

  it('changes nothing and leaves nothing behind', { timeout: 240_000 }, async () => {
    const before = await allRows(vault.database)
    const names = await databaseNames()
    await fc.assert(
      fc.asyncProperty(mutation, async (mutate) => {
        const bytes = mutate(one)
        fc.pre(!sameBytes(bytes, joined(one)) && !sameBytes(bytes, joined(other)))
        await expect(restore(bytes, vault.backups, vault.database)).rejects.toThrow(BackupRefusal)
        expect(await allRows(vault.database)).toEqual(before)
      }),
      { numRuns: 150 },
    )
    expect(await databaseNames()).toEqual(names)
  })

  it('is refused with the key of another household', async () => {
    const stranger = await openTestVault()
    const target = new Database(newName())
    await expect(restore(joined(one), stranger.backups, target)).rejects.toThrow(BackupRefusal)
    await expect(restore(joined(one), vault.sealing, target)).rejects.toThrow(BackupRefusal)
  })
})

/** The reason of the refusal; throws when there is none, or another error. */
async function readAll(bytes: Bytes): Promise<string> {
  try {
    const source = sourceOf(bytes)
    const opened = await readHeader(source)
    for await (const piece of readPieces(source, vault.backups, opened)) if (piece.kind === 'photos') break
  } catch (error) {
    if (error instanceof BackupRefusal) return error.reason
    throw error
  }
  throw new Error('It was read to its end.')
}

async function partsOf(bytes: Bytes): Promise<readonly Bytes[]> {
  const { endsAt } = await readHeader(sourceOf(bytes))
  const parts = [bytes.slice(0, endsAt)]
  for (let place = endsAt; place < bytes.length;) {
    const length = new DataView(bytes.buffer).getUint32(place) & 0x7fffffff
    parts.push(bytes.slice(place, place + 4 + length))
    place += 4 + length
  }
  return parts
}

function flip(where: number, bit: number): Mutation {
  return (parts) => {
    const bytes = joined(parts)
    const place = at(bytes, where)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
    return bytes
  }
}

function overwrite(where: number, noise: Bytes): Mutation {
  return (parts) => {
    const bytes = joined(parts)
    bytes.set(noise.slice(0, bytes.length - at(bytes, where)), at(bytes, where))
    return bytes
  }
}

function withFormat(bytes: Bytes, version: number): Bytes {
  bytes[16] = version
  return bytes
}

function cut(bytes: Bytes, where: number): Bytes {
  return bytes.slice(0, at(bytes, where))
}

function swap(parts: readonly Bytes[], a: number, b: number): readonly Bytes[] {
  return parts.map((part, place) => (place === a ? parts[b] : place === b ? parts[a] : part) ?? part)
}

function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place])
}

async function databaseNames() {
  return (await indexedDB.databases()).map(({ name }) => name).toSorted()
}
