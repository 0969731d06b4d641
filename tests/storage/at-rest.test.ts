import { expect, it } from 'vitest'
import { money } from '@/domain/money'
import { addCard, changeCard, readCard } from '@/storage/cards'
import { blankCard, openTestVault, passphrase, secretOf } from './open-test-vault'
import { readRawText } from './raw-database'

it('finds no claim code, PIN, serial number, note, photo, household name or passphrase in the stored rows', async () => {
  const vault = await openTestVault()
  const photo = { mediaType: 'image/png', bytes: new TextEncoder().encode('photo-marker-7f3k photo-marker-7f3k') }
  const secret = secretOf('HK7P-XW3MDT-9RQA', {
    pin: '80215',
    serial: '6045118830274419',
    notes: 'Gran gave it at the lake house',
  })
  const id = await addCard(vault, { ...blankCard, faceValue: money(2500, 'USD') }, secret, [photo])
  const opened = await readCard(vault, id)
  if (!opened) throw new Error('The card is not there.')
  await changeCard(vault, opened, { secret: { ...secret, notes: `${secret.notes}. Refused once.` } })
  vault.database.close()

  const raw = await readRawText(vault.database.name)

  // The reader itself works: what is plain by design is found.
  expect(raw).toContain('Birthday card')
  const sealed = ['HK7P', 'XW3MDT', '9RQA', '80215', '6045118830274419', 'lake house', 'photo-marker', 'image/png']
  for (const text of [...sealed, 'Refused once', 'Test household', passphrase]) {
    expect(raw.toUpperCase(), text).not.toContain(text.toUpperCase())
  }
})
