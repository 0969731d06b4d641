import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { desktop, type BackupFailure, type SnapshotFile } from '@/desktop/desktop'
import { isSnapshotDue } from '@/domain/snapshot-time'
import type { KnownPhotos } from '@/storage/backup/write-backup'
import { watchChanges } from '@/storage/watch-changes'
import type { Vault } from '@/storage/vault'
import { useProblems } from './problems'
import { useSession } from './session'
import { ShellFailure } from './shell-files'
import { readSnapshots, takeSnapshot } from './take-snapshot'

const lookEveryMs = 5_000

/** Thrown inside a snapshot whose household is not open any more. */
class Overtaken extends Error {}

/** The snapshots that the shell keeps: after changes, by themselves, and when asked. */
export const useBackups = defineStore('backups', () => {
  const session = useSession()
  const problems = useProblems()
  /** Newest first; null while they were not read, or where the shell keeps none. */
  const snapshots = shallowRef<readonly SnapshotFile[] | null>(null)
  /** Why the last one could not be written or the folder not be read. */
  const failure = ref<BackupFailure['reason'] | null>(null)
  const isWriting = ref(false)
  /** Whether the shell makes backups by itself; null until it was asked. */
  const isOffered = ref<boolean | null>(null)
  const changedSince = ref<number | null>(null)
  let lastChangeAt: number | null = null
  let lastFailedAt: number | null = null
  let known: KnownPhotos | null = null

  const own = computed(
    () => snapshots.value?.filter(({ householdId }) => householdId === session.vault?.householdId) ?? [],
  )
  const lastTakenAt = computed(() => own.value[0]?.createdAt ?? null)

  /** For every household, whether one is open or not. */
  async function look(): Promise<void> {
    try {
      snapshots.value = await readSnapshots()
      isOffered.value = snapshots.value !== null
    } catch (error) {
      fail(error)
    }
  }

  async function takeNow(): Promise<void> {
    const vault = session.vault
    if (!vault || session.isSample || snapshots.value === null || isWriting.value) return
    isWriting.value = true
    const changed = changedSince.value
    // What changes from now on is not in it for certain.
    changedSince.value = null
    try {
      const taken = await takeSnapshot(vault, known, () => {
        if (session.vault?.database !== vault.database) throw new Overtaken()
      })
      known = taken.photos
      failure.value = null
      lastFailedAt = null
      await look()
    } catch (error) {
      changedSince.value = changed ?? Date.now()
      if (error instanceof Overtaken) return
      lastFailedAt = Date.now()
      fail(error)
    } finally {
      isWriting.value = false
    }
  }

  function fail(error: unknown) {
    if (error instanceof ShellFailure) failure.value = error.reason
    else problems.report(error)
  }

  async function begin({ householdId }: Vault) {
    await look()
    const noted = await desktop.readPresence()
    const newest = own.value[0]
    const isBehind = !newest || !noted || noted.householdId !== householdId || noted.changedAt > newest.createdAt
    if (isBehind) changedSince.value ??= Date.now()
  }

  watch(
    () => (session.isSample ? null : session.vault?.database),
    (database, _before, onCleanup) => {
      const vault = session.vault
      if (!database || !vault) return
      void begin(vault).catch(problems.report)
      const stop = watchChanges(database, () => {
        lastChangeAt = Date.now()
        changedSince.value ??= lastChangeAt
      })
      const timer = window.setInterval(() => {
        const times = { changedSince: changedSince.value, lastChangeAt, lastTakenAt: lastTakenAt.value, lastFailedAt }
        if (!isWriting.value && isSnapshotDue(times, Date.now())) void takeNow()
      }, lookEveryMs)
      onCleanup(() => {
        stop()
        window.clearInterval(timer)
        changedSince.value = null
        known = null
      })
    },
    { immediate: true, flush: 'sync' },
  )

  return { snapshots, isOffered, own, lastTakenAt, failure, isWriting, changedSince, look, takeNow }
})
