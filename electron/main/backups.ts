import { createHash, randomUUID, type Hash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import type {
  AppendOutcome,
  Argument,
  BackupFailure,
  BackupList,
  BeginOutcome,
  FinishOutcome,
  KeepOutcome,
  ReadOutcome,
} from '../contract'
import {
  backupFolder,
  fileOf,
  makeFolders,
  photoFolder,
  readPhotoSizes,
  readSnapshots,
  syncFolder,
  unchecked,
  writing,
} from './backup-folder'
import { failureOf } from './file-failure'
import { makeRoom, sweep } from './make-room'
import { readPart } from './read-part'

interface OpenFile {
  readonly handle: FileHandle
  /** Where it is written. */
  readonly place: string
  readonly name: string
  readonly hash: Hash
  /** What the hash must be at the end. */
  readonly address: string | null
}

const openFiles = new Map<string, OpenFile>()

export function listBackups(): Promise<BackupList | BackupFailure> {
  return tried(async () => ({ kind: 'listed', snapshots: await readSnapshots(), photos: await readPhotoSizes() }))
}

export function beginBackup(what: Argument<'beginBackup'>): Promise<BeginOutcome> {
  return tried(async () => {
    await makeFolders()
    const token = randomUUID()
    const name = what.kind === 'photo' ? what.address : nameOf(what)
    const place = `${fileOf(name)}.${token}${writing}`
    const handle = await open(place, 'wx', 0o600)
    const address = what.kind === 'photo' ? what.address : null
    openFiles.set(token, { handle, place, name, hash: createHash('sha256'), address })
    return { kind: 'begun', token }
  })
}

/** A file that could not be written to its end is of no use: it goes at once. */
export function appendBackup({ token, bytes }: Argument<'appendBackup'>): Promise<AppendOutcome> {
  const file = openFile(token)
  return tried(
    async () => {
      await file.handle.writeFile(bytes)
      file.hash.update(bytes)
      return { kind: 'written' }
    },
    () => discardBackup({ token }),
  )
}

/** The names of a snapshot's photos are made to last once, before the snapshot itself, not photo by photo. */
export function finishBackup({ token }: Argument<'finishBackup'>): Promise<FinishOutcome> {
  const file = openFile(token)
  return tried(
    async () => {
      await file.handle.sync()
      await file.handle.close()
      if (file.address !== null && file.hash.digest('hex') !== file.address)
        throw new Error('A photo differs from its address.')
      if (file.address === null) await syncFolder(photoFolder())
      await rename(file.place, fileOf(file.name))
      if (file.address === null) await syncFolder(backupFolder())
      openFiles.delete(token)
      return { kind: 'finished', name: file.name }
    },
    () => discardBackup({ token }),
  )
}

/** A token that is not known any more is none: what failed has been discarded already. */
export async function discardBackup({ token }: Argument<'discardBackup'>): Promise<void> {
  const file = openFiles.get(token)
  if (!file) return
  openFiles.delete(token)
  await file.handle.close().catch(() => undefined)
  await rm(file.place, { force: true }).catch(() => undefined)
}

export function keepSnapshot({ name }: Argument<'keepSnapshot'>): Promise<KeepOutcome> {
  if (!name.endsWith(unchecked)) throw new Error('Only a snapshot that is not checked yet can be kept.')
  return tried(async () => {
    await rename(fileOf(name), fileOf(name.slice(0, -unchecked.length)))
    await syncFolder(backupFolder())
    await makeRoom(Date.now())
    await sweep(new Set([...openFiles.values()].map(({ place }) => place)))
    return { kind: 'kept' }
  })
}

export function readBackup({ file, offset, length }: Argument<'readBackup'>): Promise<ReadOutcome> {
  return readPart(fileOf(file), offset, length)
}

function nameOf({ createdAt, householdId, records }: Argument<'beginBackup'> & { kind: 'snapshot' }): string {
  return `${createdAt}-${householdId}-${records}.cardstead${unchecked}`
}

function openFile(token: string): OpenFile {
  const file = openFiles.get(token)
  if (!file) throw new Error('No such file is being written.')
  return file
}

async function tried<T extends { readonly kind: string }>(
  act: () => Promise<T>,
  afterFailure: () => Promise<void> = async () => undefined,
): Promise<T | BackupFailure> {
  try {
    return await act()
  } catch (error) {
    await afterFailure()
    return failureOf(error)
  }
}
