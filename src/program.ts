import { createPinia, disposePinia } from 'pinia'
import { createApp, effectScope, nextTick, watch, type Component } from 'vue'
import App from './App.vue'
import OnlyWindow from './components/OnlyWindow.vue'
import StartFailure from './components/StartFailure.vue'
import { createMessages } from './locales/messages'
import { createAppRouter } from './router'
import { lockWhenIdle } from './stores/idle-lock'
import { usePreferences } from './stores/preferences'
import { notePresenceAsItChanges } from './stores/presence'
import { useProblems } from './stores/problems'
import { useSession } from './stores/session'
import { adoptThemeStyles } from './styles/adopt-theme-styles'
import { createTheme } from './styles/theme'

/** Who hears of what went wrong outside of every component: the program that runs now. */
let report: (error: unknown) => void = () => undefined

/**
 * Mounts the app. Locking ends it, with its stores, its screens and whatever they remember, and mounts it afresh: emptying each of
 * them would leave behind what the framework keeps for later, such as the last values of computed ones.
 */
export async function runProgram() {
  const app = prepare(App)
  const pinia = createPinia()
  app.use(pinia)
  const scope = effectScope()
  const session = useSession()
  report = app.config.errorHandler = useProblems().report

  await Promise.all([usePreferences().load(), session.start()])
  const router = createAppRouter()
  app.use(router)
  scope.run(() => {
    lockWhenIdle()
    notePresenceAsItChanges()
    watch(
      () => session.state,
      (_now, before) => before === 'open' && end(),
      // At once: nothing is drawn any more.
      { flush: 'sync' },
    )
  })
  app.mount('#app')

  function end() {
    scope.stop()
    app.unmount()
    router.options.history.destroy()
    disposePinia(pinia)
    // Not to the screen that was open, even where it may be seen without unlocking.
    window.history.replaceState(null, '', '#/lock')
    // What is under way when a person locks has its turn first.
    void nextTick(runProgram).catch((error: unknown) => showFailure('unreadable', error))
  }
}

/** Instead of the app, while another window has the household. */
export function showOnlyWindow() {
  prepare(OnlyWindow).mount('#app')
}

/** Instead of the app. Only the kind of the error is logged: a message could carry what a person typed. */
export function showFailure(kind: 'newer' | 'unreadable', error?: unknown) {
  if (error !== undefined) console.error('The start failed:', error instanceof Error ? error.name : typeof error)
  prepare(StartFailure, { kind }).mount('#app')
}

function prepare(root: Component, props: Record<string, unknown> = {}) {
  const app = createApp(root, props)
  adoptThemeStyles(app)
  return app.use(createMessages()).use(createTheme())
}

export function watchForProblems() {
  // The browser would print the whole message, and a message could carry what a person typed.
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    report(event.reason)
  })
  window.addEventListener('error', (event) => {
    event.preventDefault()
    // A notice, no failure: sizes that change while they are measured, as of a long list in a low window, are measured once more.
    if (event.message.startsWith('ResizeObserver loop')) return
    report(event.error)
  })
}
