import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { createApp } from 'vue'
import { calendarFile } from '@/domain/calendar-file'
import { readClaimCode } from '@/domain/claim-code'
import { addDays } from '@/domain/day'
import { money } from '@/domain/money'
import { createMessages } from '@/locales/messages'
import { useCards } from '@/stores/cards'
import { useCredits } from '@/stores/credits'
import { useDue } from '@/stores/due'
import { useHousehold } from '@/stores/household'
import { useSession } from '@/stores/session'
import { useDueEntries } from '@/views/overview/due-entries'

function dueEntries(): ReturnType<typeof useDueEntries> {
  let made: ReturnType<typeof useDueEntries> | null = null
  const app = createApp({
    setup() {
      made = useDueEntries()
      return () => null
    },
  })
  app.use(createMessages()).mount(document.createElement('div'))
  if (!made) throw new Error('never set up')
  return made
}

it('a label that holds what looks like a code gets into no sentence, and so into no notification and no calendar', async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  setActivePinia(createPinia())
  const [household, due] = [useHousehold(), useDue()]
  await useSession().createHousehold('The Larches', 'plum kettle orbit violin')
  const memberId = await household.addMember('Ada')
  await household.addAccount({ memberId, label: 'Main HK7PXW3MDT9RQA', cue: '', usage: 'personal' }, ['US'])
  await expect.poll(() => household.balances.length).toBe(1)
  const [named] = household.balances
  if (!named) throw new Error('no balance')
  const soon = { kind: 'on', on: addDays(due.today, 5) } as const
  await household.changeBalance(named.balance.id, { expires: soon })
  await useCredits().add({
    balanceId: named.balance.id,
    label: 'Films hk7p xw3mdt 9rqa',
    amount: money(300, 'USD'),
    restriction: '',
    receivedOn: null,
    expires: soon,
  })
  const card = {
    issuerId: 'amazon',
    marketplaceId: 'US',
    marketplaceConfirmed: true,
    faceValue: money(5000, 'USD'),
    state: 'unactivated',
    usage: 'personal',
    plannedFor: null,
    giftId: null,
    redeemedInto: null,
    redeemedOn: null,
    redeemedValue: null,
    issuedOn: null,
    expires: soon,
  } as const
  const secret = { claimCode: readClaimCode('HK7P-XW3MDT-9RQA', 'amazon'), pin: '', serial: '', notes: '' }
  await useCards().add({ ...card, label: 'Gran HK7P\u2010XW3MDT\u20109RQA' }, secret)
  await useCards().add({ ...card, label: 'Plain birthday card' }, { ...secret, claimCode: null })

  const { entries } = dueEntries()
  const sentences = () => entries.value.map(({ sentence }) => sentence)
  await expect.poll(sentences).toContain('The card “Plain birthday card” expires')
  expect(sentences()).toContain('The card “Card without a label” expires')
  expect(sentences()).toContain('$3.00 of the promotional credit “Promotional credits” lapse')
  expect(sentences()).toContain('Look at the payment settings of one of the accounts')
  const days = entries.value.map(({ item: { id, on }, sentence }) => ({
    uid: id,
    on,
    summary: sentence,
    description: '',
    remindDaysBefore: 1,
  }))
  expect(calendarFile(days, 0).replaceAll('\r\n ', '')).not.toMatch(/hk7p|xw3mdt|9rqa/i)
})
