import { money } from '@/domain/money'
import type { PhotoReading, Quad } from '@/scan/photo-reading'

/** A reading as the reader of photos makes one; the boxes lie along a line of 20 pixels a character. */
export function madeReading(code: string, part: Partial<PhotoReading> = {}): PhotoReading {
  return {
    verdict: 'sure',
    candidates: [
      {
        code,
        confidence: 0.98,
        line: quad(0, 20 * code.length),
        characters: [...code].map((char, index) => ({
          char,
          confidence: 0.98,
          options: [char],
          box: quad(20 * index, 20 * index + 16),
        })),
      },
    ],
    serial: '6045118830274419',
    amount: money(2500, 'GBP'),
    marketplaceId: 'GB',
    issuerIds: ['amazon'],
    pin: null,
    barcodes: [],
    advice: [],
    from: 'picture',
    page: 0,
    photo: { widthPx: 400, heightPx: 300 },
    seconds: 1,
    ...part,
  }
}

function quad(left: number, right: number): Quad {
  return [
    { x: left, y: 100 },
    { x: right, y: 100 },
    { x: right, y: 120 },
    { x: left, y: 120 },
  ]
}

/** A photo of 400 by 300 pixels in one colour: another number is another file. */
export async function madePhoto(name: string, hue: number): Promise<File> {
  const canvas = new OffscreenCanvas(400, 300)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.fillStyle = `hsl(${hue} 60% 60%)`
  context.fillRect(0, 0, 400, 300)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new File([blob], name, { type: blob.type })
}
