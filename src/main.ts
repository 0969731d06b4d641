import { createPinia } from 'pinia'
import { createApp, type Component } from 'vue'
import App from './App.vue'
import OnlyWindow from './components/OnlyWindow.vue'
import StartFailure from './components/StartFailure.vue'
import { createMessages } from './locales/messages'
import { createAppRouter } from './router'
import { lockWhenIdle } from './stores/idle-lock'
import { becomeOnlyWindow } from './stores/only-window'
import { usePreferences } from './stores/preferences'
import { notePresenceAsItChanges } from './stores/presence'
import { useProblems } from './stores/problems'
import { isHouseholdNewer, useSession } from './stores/session'
import { adoptThemeStyles } from './styles/adopt-theme-styles'
import { createTheme } from './styles/theme'
import 'vuetify/styles'
import './styles/fonts.css'
import './styles/app.css'

try {
  if (!(await becomeOnlyWindow())) prepare(OnlyWindow).mount('#app')
  else if (await isHouseholdNewer()) prepare(StartFailure, { kind: 'newer' }).mount('#app')
  else await start()
} catch (error) {
  console.error('The start failed:', error instanceof Error ? error.name : typeof error)
  prepare(StartFailure, { kind: 'unreadable' }).mount('#app')
}

async function start() {
  const app = prepare(App)
  app.use(createPinia())
  const problems = useProblems()
  app.config.errorHandler = problems.report
  // The browser would print the whole message, and a message could carry what a person typed.
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    problems.report(event.reason)
  })
  window.addEventListener('error', (event) => {
    event.preventDefault()
    // A notice, no failure: sizes that change while they are measured, as of a long list in a low window, are measured once more.
    if (event.message.startsWith('ResizeObserver loop')) return
    problems.report(event.error)
  })
  keepDroppedFiles()

  await Promise.all([usePreferences().load(), useSession().start()])
  app.use(createAppRouter())
  lockWhenIdle()
  notePresenceAsItChanges()
  app.mount('#app')
}

function prepare(root: Component, props: Record<string, unknown> = {}) {
  const app = createApp(root, props)
  adoptThemeStyles(app)
  return app.use(createMessages()).use(createTheme())
}

/** A file dropped beside the drop zone would replace the whole app. */
function keepDroppedFiles() {
  for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault())
}
