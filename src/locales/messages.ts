import { createI18n } from 'vue-i18n'
import { en } from './en'

/** All visible text. The formats of money and days come from the locale, never from a message. */
export function createMessages() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } })
}
