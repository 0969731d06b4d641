import { open, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  backupFolder,
  fileOf,
  namesIn,
  photoFolder,
  readPhotoSizes,
  readSnapshots,
  unchecked,
  writing,
} from './backup-folder'
import { snapshotsToDrop } from './rotation'

const dayMs = 86_400_000

/** Removes the snapshots whose turn it is, and the photos that no snapshot refers to any more. */
export async function makeRoom(now: number) {
  for (const { name } of snapshotsToDrop(await readSnapshots(), now)) await rm(fileOf(name), { force: true })
  const snapshots = await readSnapshots()
  const referred = await Promise.all(snapshots.map(({ name }) => photosOf(fileOf(name))))
  // What one cannot read may refer to any photo: then none goes.
  if (referred.includes(null)) return
  const needed = new Set(referred.flatMap((photos) => photos ?? []))
  for (const { address } of await readPhotoSizes()) {
    if (needed.has(address)) continue
    // A photo that is quite new may belong to a snapshot that is being written.
    const { mtimeMs } = await stat(fileOf(address))
    if (now - mtimeMs > dayMs) await rm(fileOf(address), { force: true })
  }
}

/** Removes what a crash left half written or unchecked; `inUse` is being written now. */
export async function sweep(inUse: ReadonlySet<string>) {
  for (const folder of [backupFolder(), photoFolder()]) {
    for (const name of await namesIn(folder)) {
      const place = path.join(folder, name)
      const isRemnant = name.endsWith(writing) || name.endsWith(unchecked)
      if (isRemnant && !inUse.has(place)) await rm(place, { force: true })
    }
  }
}

/** The addresses in a snapshot's header, which stands in clear behind 21 bytes of signature, format and length; null for anything else. */
async function photosOf(file: string): Promise<readonly string[] | null> {
  const handle = await open(file, 'r')
  try {
    const start = Buffer.alloc(21)
    await handle.read(start, 0, 21, 0)
    const text = Buffer.alloc(Math.min(start.readUInt32BE(17), 2 ** 24))
    await handle.read(text, 0, text.length, 21)
    const { photos } = JSON.parse(text.toString('utf8'))
    return Array.isArray(photos) ? photos.map(String) : null
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
