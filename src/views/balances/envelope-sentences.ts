import { useI18n } from 'vue-i18n'
import type { EnvelopeWarning } from '@/domain/envelopes'
import { formats } from '@/locales/formats'

/** Says which envelopes are under water. */
export function useEnvelopeSentences() {
  const { t } = useI18n()

  /** '“TV” ($5.00 missing) and “School” ($2.00 missing)'; empty without a warning. */
  function listed(warnings: readonly Pick<EnvelopeWarning, 'envelope' | 'depth'>[]): string {
    return formats.list(
      warnings.map(({ envelope, depth }) => t('ledger.lacks', { name: envelope.name, amount: formats.money(depth) })),
    )
  }

  return {
    listed,
    warned: (warnings: readonly EnvelopeWarning[]) =>
      warnings.length > 0 ? t('checkIn.underWater', { envelopes: listed(warnings) }) : '',
  }
}
