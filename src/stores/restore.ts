import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { desktop, type SnapshotFile } from '@/desktop/desktop'
import type { ByteSource } from '@/storage/backup/bytes-io'
import { sourceOfFile } from '@/storage/backup/bytes-io'
import {
  hasSheet,
  keysOfOpen,
  openBackup,
  tryWayIn,
  withNewPassphrase,
  type BackupKeys,
} from '@/storage/backup/open-backup'
import { BackupRefusal, type RefusalReason } from '@/storage/backup/refusal'
import type { OpenedHeader } from '@/storage/backup/header'
import { describeBackup, type HouseholdContents } from '@/storage/backup/describe'
import { keepAside, takeOver } from '@/storage/backup/take-over'
import { unpack, type Unpacked } from '@/storage/backup/unpack'
import { databaseNames } from '@/storage/database'
import { hasVault } from '@/storage/vault'
import type { WayIn } from '@/storage/ways-in'
import { isQuotaExceeded } from '@/storage/full-disk'
import type { GivenBackup } from './given-backup'
import { notePresence } from './presence'
import { useSession } from './session'
import { readShellPhoto, ShellFailure, sourceOfShell } from './shell-files'
import { useWrongTries } from './wrong-tries'

export type BackupOrigin =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotFile }
  | { readonly kind: 'given'; readonly backup: GivenBackup }

/** What a backup would bring. */
export interface BackupContents extends HouseholdContents {
  readonly householdName: string
  readonly createdAt: number
  /** Could not be found beside the snapshot. */
  readonly missingPhotos: number
}

export type RestoreFailure = RefusalReason | 'no-room' | 'unreachable'

/** From a file to the household in its place: everything is read and checked before anything is changed. */
export const useRestore = defineStore('restore', () => {
  const session = useSession()
  const wrongTries = useWrongTries()
  const step = ref<'choose' | 'passphrase' | 'reading' | 'ready' | 'writing' | 'done'>('choose')
  const failure = ref<RestoreFailure | null>(null)
  /** What became of the last try at opening it; `wait`: there were several wrong ones, and this one was not made. */
  const refused = ref<'wrong' | 'wait' | null>(null)
  /** The time (ms) of the backup whose passphrase is asked for, and whether a sheet was made that opens it as well. */
  const askedFor = shallowRef<{ readonly createdAt: number; readonly hasSheet: boolean } | null>(null)
  /** It was opened with the recovery key: a new passphrase has to take the place of the one that was lost. */
  const needsPassphrase = ref(false)
  /** What is whole takes its place at once: a person has said so already. */
  const goesOn = ref(false)
  /** Of a file that came from outside; empty for one that Cardstead keeps itself. */
  const fileName = ref('')
  const progress = ref(0)
  const contents = shallowRef<BackupContents | null>(null)
  let source: ByteSource | null = null
  let header: OpenedHeader | null = null
  let keys: BackupKeys | null = null
  let openedBy: WayIn | null = null
  let unpacked: Unpacked | null = null
  /** A choice that was left must not come back when its reading ends. */
  let run = 0

  async function choose(origin: BackupOrigin, { isWanted = false }: { readonly isWanted?: boolean } = {}) {
    await leave()
    goesOn.value = isWanted
    const mine = run
    fileName.value = nameOf(origin)
    await guarded(async () => {
      const from = await sourceOf(origin)
      const opened = await openBackup(from)
      // Another one was chosen meanwhile.
      if (mine !== run) return
      source = from
      if (opened.kind === 'refused') return fail(opened.reason)
      header = opened.header
      keys = session.vault && !session.isSample ? await keysOfOpen(header, session.vault) : null
      if (keys) return read()
      const { createdAt } = header.header
      askedFor.value = { createdAt, hasSheet: await hasSheet(header, session.household) }
      step.value = 'passphrase'
    })
  }

  async function enter(way: WayIn) {
    const opened = header
    if (!opened) return
    await guarded(async () => {
      const tried = () => tryWayIn(opened, session.household, way)
      const outcome = await wrongTries.attemptElsewhere(tried, ({ kind }) => kind === 'wrong')
      if (opened !== header) throw new LeftBehind()
      if (outcome === 'wait') return void (refused.value = 'wait')
      if (outcome.kind === 'damaged') return fail('damaged')
      refused.value = outcome.kind === 'wrong' ? 'wrong' : null
      if (outcome.kind !== 'opened') return
      keys = outcome.keys
      openedBy = way
      needsPassphrase.value = way.kind === 'recovery'
      await read()
    })
  }

  async function read() {
    if (!source || !header || !keys) return
    const mine = ++run
    step.value = 'reading'
    progress.value = 0
    const done = await unpack(source, keys.key, header, {
      into: databaseNames.unpacked,
      readPhoto: readShellPhoto,
      progress: (share) => {
        if (mine === run) progress.value = share
        else throw new LeftBehind()
      },
    })
    unpacked = done
    const described = await describeBackup(done.database)
    contents.value = {
      ...described,
      householdName: keys.name,
      createdAt: header.header.createdAt,
      missingPhotos: done.missingPhotos,
    }
    step.value = 'ready'
    if (goesOn.value && done.missingPhotos === 0 && !needsPassphrase.value) await confirm()
  }

  /** All or nothing; what is here now is kept aside first. `passphrase`: the new one, where the recovery key has opened the backup. */
  async function confirm(passphrase = '') {
    const ready = unpacked
    if (!ready || !keys || (needsPassphrase.value && passphrase === '')) return
    const { vault: row } = keys
    const way = openedBy
    step.value = 'writing'
    await guarded(async () => {
      const vault = way && needsPassphrase.value ? await withNewPassphrase(row, way, passphrase) : row
      if (!vault) return fail('damaged')
      const { household } = session
      if (await hasVault(household)) await keepAside(household)
      await takeOver(ready.database, household, vault)
      await ready.database.delete()
      unpacked = null
      await desktop.forgetPresence()
      await notePresence(household)
      void navigator.storage?.persist?.()
      step.value = 'done'
    })
  }

  /** Forgets the choice and what was unpacked of it. */
  async function leave() {
    run++
    const database = unpacked?.database
    source = header = keys = unpacked = openedBy = null
    contents.value = failure.value = refused.value = askedFor.value = null
    needsPassphrase.value = goesOn.value = false
    fileName.value = ''
    step.value = 'choose'
    await database?.delete()
  }

  async function guarded(act: () => Promise<unknown>) {
    try {
      await act()
    } catch (error) {
      if (error instanceof LeftBehind) return
      const known = reasonOf(error)
      if (known === null) {
        await leave()
        throw error
      }
      fail(known)
    }
  }

  function fail(reason: RestoreFailure) {
    step.value = 'choose'
    failure.value = reason
  }

  return {
    step,
    failure,
    refused,
    askedFor,
    needsPassphrase,
    goesOn,
    fileName,
    progress,
    contents,
    choose,
    enter,
    confirm,
    leave,
  }
})

class LeftBehind extends Error {}

async function sourceOf(origin: BackupOrigin): Promise<ByteSource> {
  if (origin.kind === 'file') return sourceOfFile(origin.file)
  return origin.kind === 'given' ? origin.backup.open() : sourceOfShell(origin.snapshot.name)
}

function nameOf(origin: BackupOrigin): string {
  if (origin.kind === 'snapshot') return ''
  return origin.kind === 'file' ? origin.file.name : origin.backup.name
}

/** null for what nobody foresaw. */
function reasonOf(error: unknown): RestoreFailure | null {
  if (error instanceof BackupRefusal) return error.reason
  if (error instanceof ShellFailure) return 'unreachable'
  // Of a file that was moved or changed since it was chosen.
  if (error instanceof DOMException && error.name === 'NotReadableError') return 'unreachable'
  return isQuotaExceeded(error) ? 'no-room' : null
}
