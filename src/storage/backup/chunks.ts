import { seal, unseal, type Bytes } from '../seal'
import type { ByteSink, ByteSource } from './bytes-io'
import { BackupRefusal } from './refusal'
import { decodeJson, encodeJson } from './row-text'

/** What a chunk says, and bytes that go with it: those of a photo. */
export interface Chunk {
  readonly said: unknown
  readonly bytes: Bytes
}

const none: Bytes = new Uint8Array()
/** Far above any photo: a length that anybody may have written must not fill the memory. */
const mostChunkBytes = 512 * 1024 * 1024

/**
 * Seals chunk after chunk. Each is bound to the header, to its place in the sequence and to whether it is the last: none can be left out,
 * doubled, moved, or taken from another backup.
 */
export function chunkWriter(sink: ByteSink, key: CryptoKey, fingerprint: string) {
  let sequence = 0
  const write = async (said: unknown, bytes: Bytes, isLast: boolean) => {
    const text = encodeJson(said)
    const whole = new Uint8Array(4 + text.length + bytes.length)
    new DataView(whole.buffer).setUint32(0, text.length)
    whole.set(text, 4)
    whole.set(bytes, 4 + text.length)
    const sealed = await seal(key, whole, place(fingerprint, sequence++, isLast))
    if (sealed.length > mostChunkBytes) throw new Error('A part of the backup is too large to be read again.')
    const length = new Uint8Array(4)
    // The highest bit says that it is the last; the seal is bound to that too.
    new DataView(length.buffer).setUint32(0, isLast ? sealed.length + lastBit : sealed.length)
    await sink.write(length)
    await sink.write(sealed)
  }
  return {
    write: (said: unknown, bytes: Bytes = none) => write(said, bytes, false),
    writeLast: (said: unknown) => write(said, none, true),
  }
}

const lastBit = 2 ** 31

/** Every chunk in its order; throws a BackupRefusal at the first that is not as it was written, and when anything follows the last. */
export async function* readChunks(source: ByteSource, key: CryptoKey, { fingerprint, endsAt }: ChunkPlace) {
  let at = endsAt
  for (let sequence = 0; ; sequence++) {
    const start = await source.read(at, 4)
    if (start.length < 4) throw new BackupRefusal('incomplete')
    const marked = new DataView(start.buffer).getUint32(0)
    const isLast = marked >= lastBit
    const length = isLast ? marked - lastBit : marked
    if (length > mostChunkBytes) throw new BackupRefusal('damaged')
    if (at + 4 + length > source.sizeBytes) throw new BackupRefusal('incomplete')
    yield { ...(await open(await source.read(at + 4, length), key, place(fingerprint, sequence, isLast))), isLast }
    at += 4 + length
    if (!isLast) continue
    if (at !== source.sizeBytes) throw new BackupRefusal('damaged')
    return
  }
}

interface ChunkPlace {
  readonly fingerprint: string
  readonly endsAt: number
}

async function open(sealed: Bytes, key: CryptoKey, at: string): Promise<Chunk> {
  try {
    const whole = await unseal(key, sealed, at)
    const end = 4 + new DataView(whole.buffer).getUint32(0)
    return { said: decodeJson(whole.slice(4, end)), bytes: whole.slice(end) }
  } catch {
    throw new BackupRefusal('damaged')
  }
}

function place(fingerprint: string, sequence: number, isLast: boolean) {
  return `backup/${fingerprint}/${sequence}/${isLast ? 'last' : 'more'}`
}
