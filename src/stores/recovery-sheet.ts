import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { drawTwoGroups, groupsOf, isGroup } from '@/domain/recovery-key'
import { drawByte, drawRecoveryKey, keepSheet, prepareSheet, readWaysIn, type FreshSheet } from '@/storage/ways-in'
import { liveRows } from './live-rows'
import { useSession } from './session'
import { useWrongTries } from './wrong-tries'

/** A sheet while it is shown: the only time at which its key is known here. */
interface ShownSheet extends FreshSheet {
  readonly madeAt: number
  /** Places (from 0) of the groups that are asked for. */
  readonly asked: readonly [number, number]
}

/** The recovery key on paper: shown once, proven to be on paper, or put off. */
export const useRecoverySheet = defineStore('recovery-sheet', () => {
  const session = useSession()
  const wrongTries = useWrongTries()
  const { rows: ways, isReady } = liveRows(readWaysIn, null)
  const fresh = shallowRef<ShownSheet | null>(null)

  const shown = computed(
    () => fresh.value && { groups: groupsOf(fresh.value.key), madeAt: fresh.value.madeAt, asked: fresh.value.asked },
  )
  /** Since when (ms) the household has no sheet that somebody is known to have; null when it has one, needs none, or one is being shown. */
  const missingSince = computed(() => {
    if (!ways.value || fresh.value || session.isSample || ways.value.sheet?.confirmedAt) return null
    return ways.value.createdAt
  })

  /** A household with its first sheet, which works from the start. */
  async function createHousehold(name: string, passphrase: string) {
    const key = drawRecoveryKey()
    // Before the household opens: the first screen depends on it.
    show({ key, householdId: '', recovery: null }, Date.now())
    await session.createHousehold(name, passphrase, key).catch((error: unknown) => {
      drop()
      throw error
    })
    // Locked while it was made.
    if (!session.vault || !fresh.value) drop()
    else fresh.value = { ...fresh.value, householdId: session.vault.householdId }
  }

  /** Another sheet. The one before works until this one is confirmed. */
  async function begin(passphrase: string): Promise<'shown' | 'wrong' | 'damaged' | 'wait'> {
    const { vault } = session
    if (!vault) return 'damaged'
    const outcome = await wrongTries.attempt(
      () => prepareSheet(vault.database, { kind: 'passphrase', passphrase }),
      ({ kind }) => kind === 'wrong',
    )
    if (outcome === 'wait') return 'wait'
    if (outcome.kind !== 'prepared') return outcome.kind
    // Locked meanwhile: it is shown to nobody and never written.
    if (session.vault?.database === vault.database) show(outcome.sheet, outcome.sheet.recovery?.madeAt ?? Date.now())
    return 'shown'
  }

  /** `typed`: the two groups that were asked for. `gone`: the household is another by now. */
  async function confirm(typed: readonly [string, string]): Promise<'kept' | 'differs' | 'gone'> {
    const sheet = fresh.value
    if (!sheet) return 'gone'
    const { key, asked } = sheet
    if (!asked.every((place, index) => isGroup(key, place, typed[index] ?? ''))) return 'differs'
    const isKept = await keepSheet(session.openedVault.database, sheet)
    drop()
    return isKept ? 'kept' : 'gone'
  }

  function show(sheet: FreshSheet, madeAt: number) {
    fresh.value = { ...sheet, madeAt, asked: drawTwoGroups(drawByte) }
  }

  function drop() {
    fresh.value = null
  }

  watch(
    () => session.vault,
    (vault) => vault ?? drop(),
    { flush: 'sync' },
  )

  return { ways, isReady, shown, missingSince, createHousehold, begin, confirm, drop }
})
