import type { BackupFailure, DesktopApi, Presence, SnapshotFile } from '@/desktop/desktop'

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A shell whose folder of backups is in memory; `refuse` makes every writing fail. */
export function shellFolder() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const open = new Map<string, { readonly name: string; bytes: Uint8Array<ArrayBuffer> }>()
  const state: { refuse: BackupFailure['reason'] | null; presence: Presence | null; harm: boolean } = {
    refuse: null,
    presence: null,
    harm: false,
  }
  const shell: Partial<DesktopApi> = {
    listBackups: async () => ({
      kind: 'listed',
      snapshots: [...files]
        .flatMap(([name, { length }]) => factsOf(name, length) ?? [])
        .toSorted((a, b) => b.createdAt - a.createdAt),
      photos: [...files].flatMap(([address, { length }]) =>
        address.includes('.') ? [] : { address, sizeBytes: length },
      ),
    }),
    beginBackup: async (what) => {
      const token = crypto.randomUUID()
      const name =
        what.kind === 'photo'
          ? what.address
          : `${what.createdAt}-${what.householdId}-${what.records}.cardstead.unchecked`
      open.set(token, { name, bytes: new Uint8Array() })
      return { kind: 'begun', token }
    },
    appendBackup: async ({ token, bytes }) => {
      const file = open.get(token)
      if (!file) throw new Error('No such file is being written.')
      if (state.refuse) return { kind: 'failed', reason: state.refuse }
      file.bytes = new Uint8Array([...file.bytes, ...bytes])
      return { kind: 'written' }
    },
    finishBackup: async ({ token }) => {
      const file = open.get(token)
      if (!file) throw new Error('No such file is being written.')
      open.delete(token)
      if (!file.name.includes('.') && hex(await crypto.subtle.digest('SHA-256', file.bytes)) !== file.name)
        return { kind: 'failed', reason: 'other' }
      if (state.harm) file.bytes[file.bytes.length - 30] = (file.bytes.at(-30) ?? 0) ^ 1
      files.set(file.name, file.bytes)
      return { kind: 'finished', name: file.name }
    },
    discardBackup: async ({ token }) => void open.delete(token),
    keepSnapshot: async ({ name }) => {
      const bytes = files.get(name)
      if (!bytes) return { kind: 'failed', reason: 'missing' }
      files.delete(name)
      files.set(name.replace('.unchecked', ''), bytes)
      return { kind: 'kept' }
    },
    readBackup: async ({ file, offset, length }) => {
      const bytes = files.get(file)
      if (!bytes) return { kind: 'failed', reason: 'missing' }
      return { kind: 'read', bytes: bytes.slice(offset, offset + length), sizeBytes: bytes.length }
    },
    readPresence: async () => state.presence,
    writePresence: async ({ presence }) => {
      state.presence = presence
      return { kind: 'written' }
    },
    forgetPresence: async () => {
      state.presence = null
      return { kind: 'written' }
    },
  }
  return { shell, files, open, state }
}

function factsOf(name: string, sizeBytes: number): SnapshotFile | null {
  const [, createdAt, householdId = '', records] = /^(\d{13})-(.{36})-(\d+)\.cardstead$/.exec(name) ?? []
  return createdAt ? { name, createdAt: Number(createdAt), householdId, records: Number(records), sizeBytes } : null
}
