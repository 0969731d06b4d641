import { createPinia, setActivePinia } from 'pinia'
import { createApp, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readClaimCode } from '@/domain/claim-code'
import { money } from '@/domain/money'
import { createMessages } from '@/locales/messages'
import { cardRows } from '@/storage/cards'
import { readRedeemSessions } from '@/storage/redeem-sessions'
import { useCards } from '@/stores/cards'
import { useHousehold } from '@/stores/household'
import { useSession } from '@/stores/session'
import { createTheme } from '@/styles/theme'
import SessionSetup from '@/views/redeem/SessionSetup.vue'
import 'vuetify/styles'

const many = Number(import.meta.env['VITE_PILE'] ?? 1_500)
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

const blank = {
  issuerId: 'amazon',
  marketplaceId: 'US',
  marketplaceConfirmed: true,
  faceValue: money(2500, 'USD'),
  state: 'ready',
  usage: 'personal',
  plannedFor: null,
  giftId: null,
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: null,
  expires: null,
} as const

let end: () => void = () => undefined

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
})
afterEach(() => end())

it(`shows a pile of ${many} cards at once, a part of it drawn, and takes every card that may go`, async () => {
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSession()
  await session.createHousehold('Large household', 'plum kettle orbit violin')
  const household = useHousehold()
  for (const name of ['Ada', 'Ben']) {
    const memberId = await household.addMember(name)
    await household.addAccount({ memberId, label: `${name}’s Amazon`, cue: '', usage: 'personal' }, ['US'])
  }
  const vault = session.openedVault
  const rows = await Promise.all(
    Array.from({ length: many }, (_, n) =>
      // The last one is on the other site: no balance of the household fits.
      cardRows(vault, { ...blank, label: `Card ${n}`, ...(n === 0 ? { marketplaceId: 'DE' } : {}) }, secretOf(n), []),
    ),
  )
  await vault.database.cards.bulkAdd(rows.map(({ card }) => card))
  await expect.poll(() => useCards().all.length, { timeout: 60_000 }).toBe(many)
  await expect.poll(() => household.balances.length).toBe(2)

  const begun = performance.now()
  const place = show(pinia)
  const drawn = () => place.querySelectorAll('[role="listitem"]').length
  await expect.poll(drawn, { interval: 10 }).toBeGreaterThan(5)
  const first = performance.now() - begun
  const begin = () => [...place.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Begin'))
  await expect.poll(() => begin()?.disabled, { timeout: 60_000, interval: 10 }).toBe(false)
  console.log(`rows after ${Math.round(first)} ms, all after ${Math.round(performance.now() - begun)} ms`)

  expect(begin()?.textContent).toContain(`Begin with ${many - 1} cards`)
  expect(drawn()).toBeLessThan(60)
  expect(place.textContent).toContain('1 card stays out')

  const box = place.querySelector<HTMLInputElement>('[role="listitem"] input[type="checkbox"]')
  const clicked = performance.now()
  box?.click()
  await expect.poll(() => begin()?.textContent, { interval: 5 }).toContain(`Begin with ${many - 2} cards`)
  console.log(`one card left out after ${Math.round(performance.now() - clicked)} ms`)

  const started = performance.now()
  begin()?.click()
  await expect.poll(() => readRedeemSessions(vault), { timeout: 20_000 }).toMatchObject([{ state: 'going' }])
  console.log(`started after ${Math.round(performance.now() - started)} ms`)
  expect((await readRedeemSessions(vault))[0]?.steps).toHaveLength(many - 2)
})

function show(pinia: ReturnType<typeof createPinia>): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const app = createApp({ render: () => h(SessionSetup) })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['/', '/card/:id', '/scan'].map((path) => ({
      path,
      name: path.split('/')[1] ?? '',
      component: { render: () => null },
    })),
  })
  app.use(pinia).use(router).use(createMessages()).use(createTheme()).mount(place)
  end = () => {
    app.unmount()
    place.remove()
  }
  return place
}

function secretOf(n: number) {
  const letters = [n % 24, Math.floor(n / 24) % 24, Math.floor(n / 576) % 24].map((at) => alphabet[at]).join('')
  return { claimCode: readClaimCode(`HK7PXW3MDT9${letters}`, 'amazon'), pin: '', serial: '', notes: '' }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}
