import { desktop, type BackupFailure } from '@/desktop/desktop'
import type { ByteSink, ByteSource } from '@/storage/backup/bytes-io'
import type { PhotoBeside, PhotoStore } from '@/storage/backup/write-backup'
import type { Bytes } from '@/storage/seal'

/** Well below what a message may hold. */
const bytesAtOnce = 4 * 1024 * 1024

/** Thrown where the shell could not write or read: `reason` says what a person can do about it. */
export class ShellFailure extends Error {
  constructor(readonly reason: BackupFailure['reason']) {
    super(`The folder of backups failed: ${reason}`)
    this.name = 'ShellFailure'
  }
}

type Beginning = Parameters<typeof desktop.beginBackup>[0]

export interface ShellFile extends ByteSink {
  /** On the disk and in its place; answers its name. */
  finish(): Promise<string>
  discard(): Promise<void>
}

/** A file in the folder of backups, which nobody sees before `finish`. */
export async function beginFile(what: Beginning): Promise<ShellFile> {
  const { token } = orThrow(await desktop.beginBackup(what))
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; at += bytesAtOnce)
        orThrow(await desktop.appendBackup({ token, bytes: bytes.slice(at, at + bytesAtOnce) }))
    },
    finish: async () => orThrow(await desktop.finishBackup({ token })).name,
    discard: () => desktop.discardBackup({ token }),
  }
}

/** A snapshot or a photo in the folder of backups. */
export async function sourceOfShell(file: string): Promise<ByteSource> {
  return sourceOf((offset, length) => desktop.readBackup({ file, offset, length }))
}

/** A backup that the system gave the shell to open. */
export function sourceOfOpened(token: string): Promise<ByteSource> {
  return sourceOf((offset, length) => desktop.readOpenedBackup({ token, offset, length }))
}

/** null where the photo is not there, or shorter than it was. */
export async function readShellPhoto({ address, sizeBytes }: PhotoBeside): Promise<Bytes | null> {
  try {
    const bytes = await readAll((offset, length) => desktop.readBackup({ file: address, offset, length }), 0, sizeBytes)
    return bytes.length === sizeBytes ? bytes : null
  } catch (error) {
    if (error instanceof ShellFailure) return null
    throw error
  }
}

/** The photos that lie there now; those that are kept meanwhile are added. */
export async function shellPhotos(): Promise<PhotoStore> {
  const listed = await desktop.listBackups()
  if (listed.kind === 'failed') throw new ShellFailure(listed.reason)
  const sizes = new Map(listed.kind === 'listed' ? listed.photos.map((photo) => [photo.address, photo.sizeBytes]) : [])
  return {
    has: ({ address, sizeBytes }) => sizes.get(address) === sizeBytes,
    async keep(address, sealed) {
      const file = await beginFile({ kind: 'photo', address })
      await file.write(sealed)
      await file.finish()
      sizes.set(address, sealed.length)
    },
  }
}

export function orThrow<T extends { readonly kind: string }>(outcome: T | BackupFailure): Exclude<T, BackupFailure> {
  if (outcome.kind === 'failed') throw new ShellFailure((outcome as BackupFailure).reason)
  return outcome as Exclude<T, BackupFailure>
}

/** A part of a file of the shell, no longer than a message. */
type ReadPart = (offset: number, length: number) => ReturnType<typeof desktop.readBackup>

async function sourceOf(readPart: ReadPart): Promise<ByteSource> {
  const { sizeBytes } = orThrow(await readPart(0, 1))
  return { sizeBytes, read: (offset, length) => readAll(readPart, offset, length) }
}

async function readAll(readPart: ReadPart, offset: number, length: number): Promise<Bytes> {
  const whole = new Uint8Array(length)
  let at = 0
  while (at < length) {
    const { bytes } = orThrow(await readPart(offset + at, Math.min(bytesAtOnce, length - at)))
    if (bytes.length === 0) break
    whole.set(bytes, at)
    at += bytes.length
  }
  return at === length ? whole : whole.slice(0, at)
}
