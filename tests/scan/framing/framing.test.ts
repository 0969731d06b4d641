import { describe, expect, it } from 'vitest'
import { measurePhoto } from '@/scan/lines/advice'
import type { PhotoMeasures } from '@/scan/lines/advice'
import { findTextLines } from '@/scan/lines/find-lines'
import { helpFor, measureFrame, movementBetween } from '@/scan/framing/framing'
import type { CameraHelp } from '@/scan/framing/framing'
import { startFraming } from '@/scan/framing/framing-client'
import { greyFromRgba } from '@/scan/grey-image'
import { drawText } from '../drawn-text'

const fine: PhotoMeasures = { lineHeightPx: 40, sharpness: 0.6, glare: 0, brightness: 140, cutOff: false }

describe('helpFor', () => {
  it.each<[Partial<PhotoMeasures>, number, CameraHelp]>([
    [{}, 0, 'good'],
    [{}, 0.9, 'moving'],
    [{ lineHeightPx: null, sharpness: 0 }, 0, 'no-writing'],
    [{ lineHeightPx: null, sharpness: 0 }, 0.9, 'moving'],
    [{ lineHeightPx: null, brightness: 20 }, 0, 'too-dark'],
    [{ lineHeightPx: 9 }, 0, 'too-small'],
    [{ sharpness: 0.1 }, 0, 'blurred'],
    [{ glare: 0.4 }, 0, 'glare'],
    [{ cutOff: true }, 0, 'cut-off'],
  ])('says of %o and movement %d: %s', (measures, movement, help) => {
    expect(helpFor({ ...fine, ...measures }, movement)).toBe(help)
  })

  it('names the worst first', () => {
    const bad: PhotoMeasures = { lineHeightPx: 9, sharpness: 0.1, glare: 0.4, brightness: 20, cutOff: true }
    const mended: Partial<PhotoMeasures>[] = [
      {},
      { lineHeightPx: 40 },
      { brightness: 140 },
      { glare: 0 },
      { sharpness: 0.6 },
      { cutOff: false },
    ]
    let measures = bad
    const told = mended.map((better) => helpFor((measures = { ...measures, ...better }), 2))
    expect(told).toEqual(['too-small', 'too-dark', 'glare', 'blurred', 'cut-off', 'moving'])
  })
})

interface View {
  readonly fontPx?: number
  readonly blurPx?: number
  readonly x?: number
  readonly y?: number
  readonly light?: number
  readonly noise?: number
  /** How far a spot of glare reaches, and where it is. */
  readonly glare?: { readonly px: number; readonly x: number; readonly y: number }
  readonly paper?: string
  readonly desk?: string
  readonly ink?: string
}

/** A card with a code as a camera of 1280 by 720 sees it. */
function canvasOf({ fontPx = 44, blurPx = 0, x = 640, y = 360, light = 1, noise = 0, glare, ...colours }: View) {
  const canvas = new OffscreenCanvas(1280, 720)
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D
  context.filter = `blur(${blurPx}px) brightness(${light})`
  const { paper = '#e8e4da', desk = '#b9b2a4', ink = '#222' } = colours
  context.fillStyle = desk
  context.fillRect(0, 0, 1280, 720)
  context.fillStyle = paper
  context.fillRect(x - 480, y - 280, 960, 560)
  context.fillStyle = ink
  context.font = `${fontPx}px monospace`
  context.textAlign = 'center'
  context.fillText('Claim code', x, y - 100)
  context.fillText('HK8P-XW3MDT-9RQA', x, y)
  if (glare) {
    const spot = context.createRadialGradient(glare.x, glare.y, 0, glare.x, glare.y, glare.px)
    spot.addColorStop(0.5, '#fff')
    spot.addColorStop(1, '#fff0')
    context.fillStyle = spot
    context.fillRect(0, 0, 1280, 720)
  }
  if (noise > 0) {
    const data = context.getImageData(0, 0, 1280, 720)
    let seed = noise
    data.data.forEach((value, at) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      if (at % 4 < 3) data.data[at] = value + ((seed / 2147483648) * 24 - 12)
    })
    context.putImageData(data, 0, 0)
  }
  return canvas
}

function frameOf(view: View) {
  const context = canvasOf(view).getContext('2d') as OffscreenCanvasRenderingContext2D
  return greyFromRgba(context.getImageData(0, 0, 1280, 720).data, 1280, 720)
}

describe('movementBetween', () => {
  const before = frameOf({ noise: 1 })
  const helpAfter = (view: View) => helpFor(fine, movementBetween(before, frameOf({ noise: 2, ...view })))

  it('takes noise and another exposure for no movement', () => {
    expect(helpAfter({})).toBe('good')
    expect(helpAfter({ light: 1.05 })).toBe('good')
  })

  it('sees a card that moves by a few pixels', () => {
    expect(helpAfter({ x: 648 })).toBe('moving')
    expect(helpAfter({ x: 652, y: 366 })).toBe('moving')
  })
})

describe('a frame', () => {
  const helpOf = (view: View, scale = 1.5) => helpFor(measureFrame(frameOf(view), scale), 0)

  it.each<[View, CameraHelp]>([
    [{ noise: 3 }, 'good'],
    [{ fontPx: 11 }, 'too-small'],
    [{ light: 0.12 }, 'too-dark'],
    [{ blurPx: 2.5 }, 'blurred'],
    [{ blurPx: 8 }, 'blurred'],
    [{ blurPx: 16 }, 'no-writing'],
    [{ x: 1110 }, 'cut-off'],
    [{ paper: '#b9b4a6', glare: { px: 120, x: 800, y: 350 } }, 'glare'],
    [{ paper: '#b9b4a6', glare: { px: 160, x: 640, y: 600 } }, 'good'],
    [{ paper: '#fefefe' }, 'good'],
    [{ fontPx: 60, paper: '#c8c8c8', desk: '#fafafa' }, 'good'],
    [{ paper: '#303030', ink: '#fafafa' }, 'good'],
  ])('%o: %s', (view, help) => {
    expect(helpOf(view)).toBe(help)
  })

  it('without a card asks for one', () => {
    expect(helpOf({ x: 3000 })).toBe('no-writing')
  })
})

it('the grain of a table that runs out of the picture is no code that is cut off', () => {
  const picture = drawText({ text: 'Q7DM-X4KP9B-T2HV' })
  const [line] = findTextLines(picture)
  if (!line) throw new Error('no line')
  const grain = { ...line, start: -30, end: 500, heightPx: 60, odds: -1 }
  expect(measurePhoto(picture, [line, grain]).cutOff).toBe(false)
  expect(measurePhoto(picture, [grain]).cutOff).toBe(true)
})

it('the worker judges one frame after the other', async () => {
  const framing = startFraming()
  const judge = (view: View) => framing.judge(canvasOf(view).transferToImageBitmap())
  expect(await judge({})).toBe('good')
  expect(await judge({ x: 700 })).toBe('moving')
  expect(await judge({ x: 700 })).toBe('good')
  framing.stop()
})
