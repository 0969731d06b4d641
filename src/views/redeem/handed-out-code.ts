import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ClaimCode } from '@/domain/claim-code'
import type { BalanceId, CardId } from '@/domain/ids'
import { usePreferences } from '@/stores/preferences'
import { useRedemption } from '@/stores/redemption'

/** A claim code on its way to the issuer: opened after the guard, copied for some seconds, and what is told of the clipboard. */
export function useHandedOutCode() {
  const { t } = useI18n()
  const redemption = useRedemption()
  const preferences = usePreferences()
  const claimCode = shallowRef<ClaimCode | null>(null)
  const note = ref('')
  let clearing: number | undefined

  /** False when the guard has something against it by now. */
  async function open(cardId: CardId, balanceId: BalanceId): Promise<boolean> {
    claimCode.value = await redemption.openCode(cardId, balanceId)
    note.value = ''
    return claimCode.value !== null
  }

  /** False when the guard has something against it by now. */
  async function copy(cardId: CardId, balanceId: BalanceId): Promise<boolean> {
    const outcome = await redemption.copyCode(cardId, balanceId)
    window.clearTimeout(clearing)
    if (outcome.kind === 'blocked') return false
    if (outcome.kind === 'failed') {
      note.value = t('redeem.copyFailed')
      return true
    }
    const seconds = preferences.clipboardSeconds
    note.value = t('redeem.copied', { seconds })
    // A little before the shell does it by itself, so that the outcome can be told.
    clearing = window.setTimeout(clearCopied, seconds * 1000 - 100)
    return true
  }

  async function clearCopied() {
    const { kind } = await redemption.clearCode()
    const said = {
      waiting: 'redeem.waiting',
      changed: 'redeem.changed',
      cleared: 'redeem.cleared',
      nothing: 'redeem.cleared',
    }
    note.value = t(said[kind])
  }

  function forget() {
    claimCode.value = null
    note.value = ''
  }

  onBeforeUnmount(() => window.clearTimeout(clearing))

  return { claimCode, note, open, copy, forget }
}
