import { createRouter, createWebHashHistory } from 'vue-router'
import { useSession, type SessionState } from './stores/session'

/** Addresses hold names of screens and ids, never anything of a code. */
export function createAppRouter() {
  const session = useSession()
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/welcome', name: 'welcome', component: () => import('./views/entry/WelcomeView.vue') },
      { path: '/recovery', name: 'recovery', component: () => import('./views/entry/RecoveryView.vue') },
      { path: '/restore', name: 'restore', component: () => import('./views/entry/RestoreView.vue') },
      { path: '/lock', name: 'lock', component: () => import('./views/entry/LockView.vue') },
      { path: '/', name: 'overview', component: () => import('./views/overview/OverviewView.vue') },
      { path: '/cards', name: 'cards', component: () => import('./views/cards/CardsView.vue') },
      { path: '/cards/new', name: 'add-card', component: () => import('./views/cards/AddCardView.vue') },
      { path: '/cards/:id', name: 'card', component: () => import('./views/cards/CardView.vue'), props: true },
      {
        path: '/cards/:id/code',
        name: 'card-code',
        component: () => import('./views/cards/CardCodeView.vue'),
        props: true,
      },
      {
        path: '/trouble/:cardId?',
        name: 'trouble',
        component: () => import('./views/trouble/TroubleView.vue'),
        props: true,
      },
      {
        path: '/cards/:id/evidence',
        name: 'evidence',
        component: () => import('./views/cards/EvidenceView.vue'),
        props: true,
      },
      { path: '/scan', name: 'scan', component: () => import('./views/scan/ScanView.vue') },
      { path: '/scan/review', name: 'review', component: () => import('./views/scan/ReviewView.vue') },
      { path: '/redeem', name: 'redeem', component: () => import('./views/redeem/RedeemView.vue') },
      {
        path: '/redeem/session',
        name: 'redeem-session',
        component: () => import('./views/redeem/RedeemSessionView.vue'),
      },
      {
        path: '/balances/:id?/:tab?',
        name: 'balances',
        component: () => import('./views/balances/BalancesView.vue'),
        props: true,
      },
      {
        path: '/reloads/:part?',
        name: 'reloads',
        component: () => import('./views/reloads/ReloadsView.vue'),
        props: true,
      },
      {
        path: '/gifts/hand-over/:id',
        name: 'hand-over',
        component: () => import('./views/gifts/GiftHandOver.vue'),
        props: true,
      },
      { path: '/gifts/:part?', name: 'gifts', component: () => import('./views/gifts/GiftsView.vue'), props: true },
      { path: '/due', name: 'due', component: () => import('./views/overview/DueView.vue') },
      { path: '/trash', name: 'trash', component: () => import('./views/settings/TrashView.vue') },
      {
        path: '/history/:cardId?',
        name: 'history',
        component: () => import('./views/settings/HistoryView.vue'),
        props: true,
      },
      {
        path: '/safety/:part?',
        name: 'safety',
        component: () => import('./views/safety/SafetyView.vue'),
        props: true,
        meta: { isOpenToAll: true },
      },
      { path: '/check-link', name: 'check-link', redirect: { name: 'safety', params: { part: 'link' } } },
      { path: '/settings/list', name: 'card-list', component: () => import('./views/cards/CardListExport.vue') },
      {
        path: '/recovery-sheet',
        name: 'recovery-sheet',
        component: () => import('./views/entry/RecoverySheetView.vue'),
      },
      { path: '/settings/notices', name: 'notices', component: () => import('./views/settings/NoticesView.vue') },
      { path: '/settings', name: 'settings', component: () => import('./views/settings/SettingsView.vue') },
      { path: '/:rest(.*)*', redirect: { name: 'overview' } },
    ],
  })

  // While no household is open there is one screen, and those that show nothing of a household.
  router.beforeEach(({ name, meta }) => {
    // In the sample nothing is restored: what it would replace is the household that is locked.
    const isOutOfPlace = closedScreens.has(String(name)) || (name === 'restore' && session.isSample)
    if (session.state === 'open') return isOutOfPlace ? { name: 'overview' } : true
    const closedScreen = closedScreenOf(session.state)
    const isAllowed = meta.isOpenToAll === true || (name === 'restore' && session.state === 'welcome')
    return name === closedScreen || isAllowed ? true : { name: closedScreen }
  })
  return router
}

const closedScreens: ReadonlySet<string> = new Set(['welcome', 'lock', 'recovery'])

/** Where one stands while no household is open. */
export function closedScreenOf(state: SessionState): 'welcome' | 'lock' | 'recovery' {
  return state === 'welcome' ? 'welcome' : state === 'lost' ? 'recovery' : 'lock'
}
