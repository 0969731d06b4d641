import * as v from 'valibot'
import { schemaVersion, type StoredVault } from '../database'
import type { Bytes } from '../seal'
import type { ByteSource } from './bytes-io'
import { BackupRefusal } from './refusal'
import { decodeJson, encodeJson } from './row-text'

/** The first 16 bytes of every backup; the last one is the version of the format. */
const signature = new TextEncoder().encode('Cardstead backup')
const formatVersion = 1
const startBytes = signature.length + 5
const hashBytes = 32
const mostHeaderBytes = 16 * 1024 * 1024

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const bytes = v.pipe(v.instance(Uint8Array), v.maxLength(4096))
const secretWrap = v.looseObject({ salt: bytes, wrappedKey: bytes })

/**
 * Only what has to be known to open it: whatever else the row has goes along untouched. Anybody can write a header, so that nothing of it
 * may stop the machine or be used as something that it is not.
 */
const vaultSchema = v.looseObject({
  id: v.literal('vault'),
  householdId: v.pipe(v.string(), v.uuid()),
  createdAt: time,
  updatedAt: time,
  derivation: v.looseObject({
    kind: v.string(),
    salt: bytes,
    memoryKiB: v.number(),
    iterations: v.number(),
    parallelism: v.number(),
  }),
  wrappedKey: bytes,
  sealedName: bytes,
  recovery: v.optional(secretWrap),
  keychain: v.optional(secretWrap),
})

const headerSchema = v.object({
  backupId: v.pipe(v.string(), v.uuid()),
  createdAt: time,
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How many rows that last a household has: see `lastingTables`. */
  records: count,
  /** Files beside the backup that it refers to, each by the SHA-256 of its bytes; none where everything is inside. */
  photos: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  vault: vaultSchema,
})

/** What stands in clear at the beginning, bound to all that follows. */
export interface BackupHeader extends Omit<v.InferOutput<typeof headerSchema>, 'vault'> {
  readonly vault: StoredVault
}

export interface OpenedHeader {
  readonly header: BackupHeader
  /** SHA-256 of it (hexadecimal), to which every chunk is bound. */
  readonly fingerprint: string
  /** Where the first chunk begins. */
  readonly endsAt: number
}

/** The signature, the format, four bytes of length, the header as JSON, and the SHA-256 of all that. */
export async function encodeHeader(header: BackupHeader): Promise<{ bytes: Bytes; fingerprint: string }> {
  const text = encodeJson(header)
  const bytes = new Uint8Array(startBytes + text.length)
  bytes.set(signature)
  bytes[signature.length] = formatVersion
  new DataView(bytes.buffer).setUint32(signature.length + 1, text.length)
  bytes.set(text, startBytes)
  const hash = await hashOf(bytes)
  const whole = new Uint8Array(bytes.length + hashBytes)
  whole.set(bytes)
  whole.set(hash, bytes.length)
  return { bytes: whole, fingerprint: toHex(hash) }
}

/** Throws a BackupRefusal when it is none, or of a newer program. */
export async function readHeader(source: ByteSource): Promise<OpenedHeader> {
  const start = await source.read(0, startBytes)
  if (start.length < signature.length || signature.some((byte, at) => start[at] !== byte))
    throw new BackupRefusal('not-a-backup')
  if (start.length < startBytes) throw new BackupRefusal('incomplete')
  if (start[signature.length] !== formatVersion) throw new BackupRefusal('newer')
  const length = new DataView(start.buffer).getUint32(signature.length + 1)
  const endsAt = startBytes + length + hashBytes
  if (length > mostHeaderBytes) throw new BackupRefusal('damaged')
  if (endsAt > source.sizeBytes) throw new BackupRefusal('incomplete')
  const bytes = await source.read(0, endsAt)
  const fingerprint = await sha256(bytes.slice(0, -hashBytes))
  // Anybody could make this hash anew; it tells damage from a wrong passphrase, and the seals of the chunks do the rest.
  if (fingerprint !== toHex(bytes.slice(-hashBytes))) throw new BackupRefusal('damaged')
  const header = parse(bytes.slice(startBytes, -hashBytes))
  if (header.schema > schemaVersion) throw new BackupRefusal('newer')
  return { header, fingerprint, endsAt }
}

/** Of any bytes, in hexadecimal. */
export async function sha256(bytes: Bytes): Promise<string> {
  return toHex(await hashOf(bytes))
}

async function hashOf(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function toHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function parse(text: Bytes): BackupHeader {
  try {
    // What opens the household is the vault's to judge.
    return v.parse(headerSchema, decodeJson(text)) as unknown as BackupHeader
  } catch {
    throw new BackupRefusal('damaged')
  }
}
