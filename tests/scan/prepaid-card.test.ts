import { expect, it } from 'vitest'
import type { PhotoReading } from '@/scan/photo-reading'
import { isPrepaidCard, withoutPaymentNumber } from '@/scan/prepaid-card'
import { madeReading } from '../stores/made-reading'

const bare = { candidates: [], verdict: 'none', marketplaceId: null, issuerIds: [] } as const
const paymentCard = { lastFour: '1111', network: 'visa' } as const

const seen = (part: Partial<PhotoReading>) => madeReading('Q7DMX4KP9BT2HV', { ...bare, paymentCard, ...part })

it('a payment card is one where its number stands alone, beside no code and no marketplace', () => {
  expect(isPrepaidCard(seen({}))).toBe(true)
  expect(isPrepaidCard(seen({ marketplaceId: 'US' }))).toBe(false)
  expect(isPrepaidCard(seen({ paymentCard: null }))).toBe(false)
  expect(isPrepaidCard(madeReading('Q7DMX4KP9BT2HV', { paymentCard, marketplaceId: null }))).toBe(false)
  // A reading that was stored before anybody looked for one.
  expect(isPrepaidCard(madeReading('Q7DMX4KP9BT2HV', bare))).toBe(false)
})

it('its number is not passed on as a serial number, and a serial number stays', () => {
  expect(withoutPaymentNumber(seen({ serial: '4111111111111111' })).serial).toBeNull()
  expect(withoutPaymentNumber(seen({ paymentCard: null, serial: '6045118830274419' })).serial).toBe('6045118830274419')
})
