import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly size?: number
  readonly offset?: string
  readonly unpacked?: boolean
  readonly integrity?: { readonly algorithm: string; readonly hash: string }
}

/** A file of an archive: its path with `/`, what it holds, and the hash that Electron compares it with. */
export interface ArchivedFile {
  readonly path: string
  readonly bytes: Buffer
  readonly sha256: string | null
}

/** Every file of an app.asar. The archive is a head in JSON, its length before it, and the files one after the other. */
export function readAsar(file: string): readonly ArchivedFile[] {
  const archive = readFileSync(file)
  const start = 8 + archive.readUInt32LE(4)
  const head = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry
  const walk = (entry: Entry, path: string): readonly ArchivedFile[] => {
    if (entry.files) {
      return Object.entries(entry.files).flatMap(([name, child]) => walk(child, path ? `${path}/${name}` : name))
    }
    if (entry.unpacked || entry.offset === undefined) throw new Error(`${path} lies outside the archive.`)
    const at = start + Number(entry.offset)
    const { algorithm, hash } = entry.integrity ?? {}
    return [
      {
        path,
        bytes: archive.subarray(at, at + (entry.size ?? 0)),
        sha256: algorithm === 'SHA256' ? (hash ?? null) : null,
      },
    ]
  }
  return walk(head, '')
}

/** What Electron compares the archive with before it reads it: the hash of the head, in which the hashes of the files stand. */
export function hashOfHead(file: string): string {
  const archive = readFileSync(file)
  return createHash('sha256')
    .update(archive.subarray(16, 16 + archive.readUInt32LE(12)))
    .digest('hex')
}
