import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { addDays } from '@/domain/day'
import { money } from '@/domain/money'

let click: () => void = () => undefined
const led: string[][] = []
const shown: { readonly title: string; readonly body: string }[] = []
// The shell is looked up when the first module asks for it: it has to stand there before.
Object.defineProperty(window, 'desktop', {
  value: {
    onNoticeClicked: (listener: () => void) => {
      click = listener
      return () => undefined
    },
    notify: async (words: (typeof shown)[number]) => {
      shown.push(words)
      return { kind: 'shown' }
    },
  },
})

it('what comes due is shown once as a notification, only while the household is open, and not when switched off', async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  setActivePinia(createPinia())
  const { useSession } = await import('@/stores/session')
  const { useHousehold } = await import('@/stores/household')
  const { useCredits } = await import('@/stores/credits')
  const { useDue } = await import('@/stores/due')
  const { useReminders } = await import('@/stores/reminders')
  const { notifyOfDue } = await import('@/stores/due-notices')
  const [session, household, due, reminders] = [useSession(), useHousehold(), useDue(), useReminders()]
  notifyOfDue(
    (items) => ({ title: `${items.length} due`, body: items.map(({ kind }) => kind).join() }),
    (items) => led.push(items.map(({ kind }) => kind)),
  )

  await session.createHousehold('The Larches', 'plum kettle orbit violin')
  await expect.poll(() => shown).toEqual([{ title: '1 due', body: 'recovery-missing' }])
  const memberId = await household.addMember('Ada')
  await household.addAccount({ memberId, label: 'Main', cue: '', usage: 'personal' }, ['US'])
  await expect.poll(() => shown.at(-1)).toEqual({ title: '1 due', body: 'audit-stale' })
  click()
  expect(led).toEqual([['audit-stale']])
  await expect.poll(() => household.balances.length).toBe(1)

  const credit = (label: string) => ({
    balanceId: household.balances[0]?.balance.id as (typeof household.balances)[number]['balance']['id'],
    label,
    amount: money(300, 'USD'),
    restriction: '',
    receivedOn: null,
    expires: { kind: 'on', on: addDays(due.today, 3) } as const,
  })
  await useCredits().add(credit('Slow delivery'))
  await expect.poll(() => shown.at(-1)).toEqual({ title: '1 due', body: 'credit-lapses' })
  expect(shown).toHaveLength(3)

  await reminders.setNotifies(false)
  await expect.poll(() => reminders.notifies).toBe(false)
  await useCredits().add(credit('Another'))
  await expect.poll(() => due.items.length).toBe(4)
  await session.lock()
  expect(due.items).toEqual([])
  expect(shown).toHaveLength(3)
})
