import type { Evidence } from '../evidence'
import type { CurrencyCode } from '../money'
import { checked } from './checked'

/** Up to what price, in minor units, an unrecorded purchase may well have been a book, a film or an app. */
export const digitalPrices: { readonly upTo: Readonly<Record<CurrencyCode, number>>; readonly evidence: Evidence } = {
  upTo: {
    USD: 2500,
    CAD: 3500,
    MXN: 50000,
    BRL: 13000,
    GBP: 2000,
    EUR: 2500,
    SEK: 26000,
    PLN: 10000,
    TRY: 90000,
    AED: 9000,
    SAR: 9000,
    EGP: 120000,
    ZAR: 45000,
    INR: 210000,
    JPY: 3800,
    SGD: 3300,
    AUD: 3800,
  },
  evidence: checked('inferred', 'about 25 US dollars, by rough exchange rates'),
}
