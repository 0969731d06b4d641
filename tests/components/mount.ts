import { createApp, h, reactive, type Component } from 'vue'
import { createMessages } from '@/locales/messages'
import { createTheme } from '@/styles/theme'
import 'vuetify/styles'

/** Puts a component on the page with the app's words and theme; `props` can be changed, `on...` props hear events. */
export function mount(component: Component, start: Record<string, unknown>) {
  const props = reactive({ ...start })
  const place = document.createElement('div')
  document.body.append(place)
  const app = createApp({ render: () => h(component, props) })
  app.use(createMessages()).use(createTheme()).mount(place)
  const end = () => {
    app.unmount()
    place.remove()
  }
  return { place, props, end }
}
