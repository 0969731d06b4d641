import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createMessages } from './locales/messages'
import { createAppRouter } from './router'
import { lockWhenIdle } from './stores/idle-lock'
import { usePreferences } from './stores/preferences'
import { useProblems } from './stores/problems'
import { useSession } from './stores/session'
import { adoptThemeStyles } from './styles/adopt-theme-styles'
import { createTheme } from './styles/theme'
import 'vuetify/styles'
import './styles/fonts.css'
import './styles/app.css'

const app = createApp(App)
adoptThemeStyles(app)
app.use(createPinia()).use(createMessages()).use(createTheme())

const problems = useProblems()
app.config.errorHandler = problems.report
window.addEventListener('unhandledrejection', ({ reason }) => problems.report(reason))

await Promise.all([usePreferences().load(), useSession().start()])
app.use(createAppRouter())
lockWhenIdle()
app.mount('#app')
