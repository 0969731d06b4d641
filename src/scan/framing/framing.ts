import { adviceFor, measurePhoto } from '../lines/advice'
import type { PhotoMeasures } from '../lines/advice'
import { findTextLines } from '../lines/find-lines'
import type { GreyImage } from '../grey-image'
import type { PhotoAdvice } from '../photo-reading'

/** What would make the next photo better, as one thing to do; `good` when there is none. */
export type CameraHelp = PhotoAdvice | 'no-writing' | 'moving' | 'good'

/** In 160ths of the picture's width from frame to frame: above it, a photo taken now would be smeared. */
const mostMovement = 0.5
const worstFirst = ['too-small', 'too-dark', 'glare', 'blurred', 'cut-off'] as const

/** What to tell who holds a card in front of the camera; `movement` as movementBetween measures it. */
export function helpFor(measures: PhotoMeasures, movement: number): CameraHelp {
  const advice = adviceFor(measures)
  const worst = worstFirst.find((one) => advice.includes(one))
  if (worst) return worst
  if (movement > mostMovement) return 'moving'
  return measures.lineHeightPx === null ? 'no-writing' : 'good'
}

/** Of a frame of a camera whose photos have `photoScale` times its pixels a side: measured as a photo of it would be. */
export function measureFrame(frame: GreyImage, photoScale: number): PhotoMeasures {
  // Most frames show no card yet, and the next one comes soon.
  const measures = measurePhoto(frame, findTextLines(frame, { likelyOnly: true }))
  return {
    ...measures,
    lineHeightPx: measures.lineHeightPx === null ? null : measures.lineHeightPx * photoScale,
    sharpness: measures.sharpness / photoScale,
  }
}

const blocksAcross = 160
/** Below it, neighbouring blocks differ by noise alone. */
const leastDetail = 3

/**
 * How far a picture has moved between two frames of the same size: about 1 for one 160th of its width. Told by the blocks that
 * changed against how much neighbouring blocks differ, so that noise and a change of exposure are no movement.
 */
export function movementBetween(before: GreyImage, now: GreyImage): number {
  const [a, b] = [blocksOf(before), blocksOf(now)]
  const brighter = meanOf(b.means.map((mean, at) => mean - (a.means[at] as number)))
  const changed = meanOf(b.means.map((mean, at) => Math.abs(mean - (a.means[at] as number) - brighter)))
  return changed / Math.max(leastDetail, detailOf(b))
}

interface Blocks {
  readonly across: number
  readonly means: readonly number[]
}

function blocksOf({ width, height, pixels }: GreyImage): Blocks {
  const side = Math.max(1, Math.floor(width / blocksAcross))
  const across = Math.floor(width / side)
  const down = Math.floor(height / side)
  const means = Array.from({ length: across * down }, (_, at) => {
    const left = (at % across) * side
    const top = Math.floor(at / across) * side
    let sum = 0
    for (let y = top; y < top + side; y++) {
      for (let x = left; x < left + side; x++) sum += pixels[y * width + x] as number
    }
    return sum / side ** 2
  })
  return { across, means }
}

function detailOf({ across, means }: Blocks): number {
  return meanOf(means.slice(across).map((mean, at) => Math.abs(mean - (means[at] as number))))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
