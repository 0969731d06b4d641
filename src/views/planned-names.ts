import { useI18n } from 'vue-i18n'
import type { PlannedFor } from '@/domain/card'
import type { PlannedOption } from '@/components/DraftFields.vue'
import { useHousehold, type NamedBalance } from '@/stores/household'

/** The names under which a card's goal and a balance are shown, and the goals one can choose. */
export function usePlannedNames() {
  const { t } = useI18n()
  const household = useHousehold()

  function balanceName({ member, account, marketplace }: NamedBalance): string {
    return t('form.plannedBalance', { member: member.name, account: account.label, marketplace: marketplace.name })
  }

  function plannedName(planned: PlannedFor | null): string {
    if (planned?.kind === 'member') return household.members.find(({ id }) => id === planned.memberId)?.name ?? ''
    const chosen = planned && household.findBalance(planned.balanceId)
    return chosen ? balanceName(chosen) : ''
  }

  function options(): readonly PlannedOption[] {
    return [
      ...household.members.map(({ id, name }) => ({
        title: t('form.plannedMember', { member: name }),
        value: { kind: 'member', memberId: id } as const,
      })),
      ...household.balances.map((named) => ({
        title: balanceName(named),
        value: { kind: 'balance', balanceId: named.balance.id } as const,
      })),
    ]
  }

  return { balanceName, plannedName, options }
}
