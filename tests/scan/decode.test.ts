import { describe, expect, it } from 'vitest'
import { decodePhoto, sniffFormat } from '@/scan/decode'
import { openPhoto } from './fixture-photos'

describe('decoding a photo', () => {
  it.each([
    ['back-us.jpg', 'jpeg'],
    ['screen-us.png', 'png'],
    ['mail-gb.webp', 'webp'],
  ])('reads %s as %s', async (file, format) => {
    expect(await decodePhoto(await openPhoto(file))).toMatchObject({ kind: 'decoded', format })
  })

  it('turns the pixels as the EXIF orientation says', async () => {
    const decoded = await decodePhoto(await openPhoto('back-fr-exif-rotated.jpg'))
    expect(decoded).toMatchObject({
      kind: 'decoded',
      widthPx: 1200,
      heightPx: 1600,
      image: { width: 1200, height: 1600 },
    })
  })

  it('shrinks what is larger than 2400 pixels, and nothing else', async () => {
    expect(await decodePhoto(await pictureOf(4800, 1200))).toMatchObject({
      widthPx: 4800,
      heightPx: 1200,
      image: { width: 2400, height: 600 },
    })
    expect(await decodePhoto(await pictureOf(30, 20))).toMatchObject({ image: { width: 30, height: 20 } })
  })

  it('says that an empty file is empty', async () => {
    expect(await decodePhoto(new Blob([]))).toMatchObject({ kind: 'failed', reason: 'empty' })
  })

  it('says that a text named .jpg is no image', async () => {
    const file = new File(['Dear diary'], 'photo.jpg', { type: 'image/jpeg' })
    expect(await decodePhoto(file)).toMatchObject({ kind: 'failed', reason: 'not-an-image' })
  })

  it('says that a JPEG with a broken head is no image', async () => {
    const whole = await openPhoto('back-us.jpg')
    expect(await decodePhoto(whole.slice(0, 300))).toMatchObject({ kind: 'failed', reason: 'not-an-image' })
  })

  it('says that a photo in a format that is not read yet is unsupported', () => {
    const head = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0')
    expect(sniffFormat(head)).toEqual({ reason: 'unsupported', detail: 'HEIC' })
  })
})

async function pictureOf(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height / 2)
  return canvas.convertToBlob({ type: 'image/png' })
}
