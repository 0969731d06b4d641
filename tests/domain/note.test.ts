import { expect, it } from 'vitest'
import { holdsSecret } from '@/domain/note'

it('a claim code in a note is recognised, with and without hyphens', () => {
  expect(holdsSecret('used HK7P-XW3MDT-9RQA today')).toBe(true)
  expect(holdsSecret('hk7p xw3mdt 9rqab')).toBe(true)
  expect(holdsSecret('HK7PXW3MDT9RQA')).toBe(true)
  for (const hyphen of ['\u2010', '\u2011', '\u2013', '\u2212'])
    expect(holdsSecret(['HK7P', 'XW3MDT', '9RQA'].join(hyphen)), hyphen).toBe(true)
  expect(holdsSecret('ＨＫ７Ｐ－ＸＷ３ＭＤＴ－９ＲＱＡ')).toBe(true)
})

it('a serial number or a payment card number is recognised', () => {
  expect(holdsSecret('serial 6045118830274419')).toBe(true)
  expect(holdsSecret('6045 1188 3027 4419')).toBe(true)
})

it('order numbers, words and amounts are no secrets', () => {
  for (const note of [
    '',
    'Order 123-1234567-1234567',
    'D01-1234567-1234567 book',
    'internationalisms',
    'Gift Refund from',
    '12.99 on 2026-11-22',
  ])
    expect(holdsSecret(note), note).toBe(false)
})
