import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { money } from '@/domain/money'
import { usePrepaidCards } from '@/stores/prepaid-cards'
import { usePrepaidPhotos } from '@/stores/prepaid-photos'
import { useSession } from '@/stores/session'

const widthPx = 1200
const heightPx = 760
const number = '4111 1111 1111 1111'
/** Where the number stands, in pixels. */
const place = { left: 110, top: 400, width: 700, height: 70 }

async function drawnCard(): Promise<File> {
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.fillStyle = '#e8e4da'
  context.fillRect(0, 0, widthPx, heightPx)
  context.fillStyle = '#1d2b3a'
  context.font = '600 64px Arial, sans-serif'
  context.fillText('Gift Card', 110, 150)
  context.fillText('$25.00', 860, 150)
  context.font = '64px "DejaVu Sans Mono", monospace'
  context.fillText(number, place.left, place.top + 55)
  context.font = '40px Arial, sans-serif'
  context.fillText('GOOD THRU 04/28', 110, 600)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new File([blob], 'card.png', { type: 'image/png' })
}

async function openHousehold() {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  setActivePinia(createPinia())
  await useSession().createHousehold('The Larches', 'plum kettle orbit violin')
  return { prepaid: usePrepaidCards(), photos: usePrepaidPhotos() }
}

it('amount and last four are proposed from a photo, and the number is black in what is kept', async () => {
  const { prepaid, photos } = await openHousehold()

  const found = await photos.open(await drawnCard())

  expect(found).toMatchObject({
    wasRead: true,
    card: { lastFour: '1111', network: 'visa' },
    amount: money(2500, 'USD'),
  })
  const [id] = await prepaid.add([
    {
      nickname: 'Rebate',
      network: 'visa',
      issuer: '',
      lastFour: '1111',
      balance: money(2500, 'USD'),
      asOf: '2026-11-25' as never,
      holds: [],
      margin: money(0, 'USD'),
      postcode: 'unknown',
      goodThrough: null,
      fee: null,
      memberId: null,
    },
  ])
  if (!found || !id) throw new Error('nothing was opened')
  await photos.keep(id, found.picture, found.covers)

  const kept = await photos.show(id)
  if (!kept) throw new Error('nothing was kept')
  const bitmap = await createImageBitmap(kept)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { data } = context?.getImageData(place.left, place.top, place.width, place.height) ?? { data: [255] }
  expect(data.filter((value, at) => at % 4 !== 3 && value > 40)).toHaveLength(0)
  const again = await photos.open(new File([kept], 'kept.jpg', { type: kept.type }))
  expect(again).toMatchObject({ card: null })

  await photos.remove(id)
  expect(await photos.show(id)).toBe(null)
})

it('a file that is no picture is told apart, and a picture without any writing is covered by hand', async () => {
  const { photos } = await openHousehold()
  expect(await photos.open(new File(['not a picture'], 'x.jpg', { type: 'image/jpeg' }))).toBe(null)
  const canvas = new OffscreenCanvas(300, 200)
  canvas.getContext('2d')?.fillRect(0, 0, 300, 200)
  const blank = new File([await canvas.convertToBlob()], 'blank.png', { type: 'image/png' })

  expect(await photos.open(blank)).toMatchObject({ covers: [], card: null })
})
