import { useI18n } from 'vue-i18n'
import { useWrongTries } from '@/stores/wrong-tries'

/** Why a passphrase did not do, in words; the seconds to wait run down in them. */
export function useAccessSentences() {
  const { t } = useI18n()
  const wrongTries = useWrongTries()

  function waiting(): string {
    const seconds = Math.max(1, Math.ceil(wrongTries.pauseMs / 1000))
    return t('access.wait', { seconds }, seconds)
  }

  /** '' for what is no problem. */
  function sentenceOf(outcome: string): string {
    if (outcome === 'wait') return wrongTries.pauseMs > 0 ? waiting() : ''
    if (outcome === 'wrong' || outcome === 'damaged' || outcome === 'overtaken') return t(`access.${outcome}`)
    return outcome === 'silent' ? t('access.keychainSilent') : ''
  }

  return { sentenceOf, waiting }
}
