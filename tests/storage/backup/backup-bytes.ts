import type { Database } from '@/storage/database'
import type { ByteSink, ByteSource } from '@/storage/backup/bytes-io'
import { readHeader } from '@/storage/backup/header'
import { takeOver } from '@/storage/backup/take-over'
import { unpack } from '@/storage/backup/unpack'
import { writeSnapshot, writeWholeBackup, type PhotoStore } from '@/storage/backup/write-backup'
import type { Bytes } from '@/storage/seal'
import type { Vault } from '@/storage/vault'

let count = 0

export function newName(): string {
  return `test-backup-${Date.now()}-${count++}`
}

export function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A sink that keeps what it gets. */
export function heap(): ByteSink & { readonly bytes: () => Bytes } {
  const parts: Bytes[] = []
  return { write: async (bytes) => void parts.push(bytes.slice()), bytes: () => joined(parts) }
}

export function sourceOf(bytes: Bytes): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  }
}

/** A place for photos of snapshots that counts how often one is written. */
export function shelf() {
  const photos = new Map<string, Bytes>()
  let written = 0
  const store: PhotoStore = {
    has: ({ address, sizeBytes }) => photos.get(address)?.length === sizeBytes,
    keep: async (address, sealed) => {
      photos.set(address, sealed)
      written += 1
    },
  }
  return { photos, store, written: () => written }
}

export async function wholeBackup(vault: Vault): Promise<Bytes> {
  const sink = heap()
  await writeWholeBackup(vault, sink)
  return sink.bytes()
}

export async function snapshot(vault: Vault, store: PhotoStore): Promise<Bytes> {
  const sink = heap()
  await writeSnapshot(vault, async () => sink, store)
  return sink.bytes()
}

/** Checks, unpacks and takes over, as a restore does; answers how many photos were missing. */
export async function restore(bytes: Bytes, key: CryptoKey, to: Database, photos = new Map<string, Bytes>()) {
  const source = sourceOf(bytes)
  const opened = await readHeader(source)
  const readPhoto = async ({ address }: { address: string }) => photos.get(address) ?? null
  const { database, missingPhotos } = await unpack(source, key, opened, { into: newName(), readPhoto })
  await takeOver(database, to, opened.header.vault)
  await database.delete()
  return missingPhotos
}

export async function allRows(database: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return Object.fromEntries(
    await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const)),
  )
}
