import { createVuetify, type ThemeDefinition } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'

/** Warm paper greys, one deep green, amber for doubt, red only for what cannot be undone. */
const light: ThemeDefinition = {
  dark: false,
  colors: {
    background: '#f6f3ec',
    surface: '#fffdf8',
    'surface-variant': '#ebe6da',
    'on-surface-variant': '#4a463d',
    'on-background': '#26241f',
    'on-surface': '#26241f',
    primary: '#1f5a41',
    'on-primary': '#ffffff',
    secondary: '#5d574a',
    'on-secondary': '#ffffff',
    doubt: '#8a5800',
    'on-doubt': '#ffffff',
    'doubt-paper': '#fbecc9',
    'on-doubt-paper': '#4d3100',
    error: '#a3261b',
    'on-error': '#ffffff',
    success: '#1f5a41',
    warning: '#8a5800',
    info: '#5d574a',
  },
  variables: { 'border-opacity': 0.16, 'medium-emphasis-opacity': 0.74, 'high-emphasis-opacity': 0.94 },
}

const dark: ThemeDefinition = {
  dark: true,
  colors: {
    background: '#1a1916',
    surface: '#23211d',
    'surface-variant': '#34312b',
    'on-surface-variant': '#d6d0c2',
    'on-background': '#ece7dc',
    'on-surface': '#ece7dc',
    primary: '#7fc4a2',
    'on-primary': '#0b2418',
    secondary: '#c2bba9',
    'on-secondary': '#26241f',
    doubt: '#f0b84f',
    'on-doubt': '#2e1d00',
    'doubt-paper': '#45340f',
    'on-doubt-paper': '#fbe3b0',
    error: '#ff9a8d',
    'on-error': '#3d0803',
    success: '#7fc4a2',
    warning: '#f0b84f',
    info: '#c2bba9',
  },
  variables: { 'border-opacity': 0.22, 'medium-emphasis-opacity': 0.78, 'high-emphasis-opacity': 0.96 },
}

export function createTheme() {
  return createVuetify({
    icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
    theme: { defaultTheme: 'system', themes: { light, dark } },
    defaults: {
      global: { ripple: false },
      VBtn: { rounded: 'md', variant: 'tonal' },
      VCard: { rounded: 'lg', variant: 'flat', border: true },
      // Hints stay: one that goes with the focus moves the page between pressing and releasing the mouse, and the click is lost.
      VTextField: {
        variant: 'outlined',
        density: 'comfortable',
        hideDetails: 'auto',
        persistentHint: true,
        color: 'primary',
      },
      VTextarea: { variant: 'outlined', density: 'comfortable', hideDetails: 'auto', color: 'primary' },
      VSelect: { variant: 'outlined', density: 'comfortable', hideDetails: 'auto', color: 'primary' },
      VAutocomplete: {
        variant: 'outlined',
        density: 'comfortable',
        hideDetails: 'auto',
        persistentHint: true,
        color: 'primary',
      },
      VCheckbox: { color: 'primary', hideDetails: 'auto', density: 'comfortable' },
      VRadioGroup: { color: 'primary', hideDetails: 'auto' },
      VAlert: { variant: 'tonal', border: 'start' },
    },
  })
}
