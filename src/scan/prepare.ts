import { decodePhoto } from './decode'
import { findTextLines } from './find-lines'
import type { PhotoFailure } from './photo-reading'
import { cropLine } from './rectify'
import type { LineCrop } from './rectify'
import type { TextLine } from './text-lines'

export interface PreparedLine {
  readonly line: TextLine
  /** The first is for any text; lines that could hold a code have two more, a little smaller and larger. */
  readonly crops: readonly [LineCrop, ...LineCrop[]]
}

/** What the reader needs of a photo: its lines cut out. */
export interface PreparedPhoto {
  readonly widthPx: number
  readonly heightPx: number
  /** Photo pixels per pixel of the picture in which the lines were found. */
  readonly photoScale: number
  readonly lines: readonly PreparedLine[]
}

export type Preparation =
  | { readonly kind: 'prepared'; readonly photo: PreparedPhoto }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure; readonly detail: string }

const mostLines = 36
const smallestReadablePx = 7

/** Everything before reading: decode, find the lines, cut them out. */
export async function preparePhoto(file: Blob): Promise<Preparation> {
  const decoded = await decodePhoto(file)
  if (decoded.kind === 'failed') return decoded
  const { image, widthPx, heightPx } = decoded
  const lines = [...findTextLines(image)]
    .filter((line) => line.heightPx >= smallestReadablePx)
    .sort((a, b) => usefulness(b) - usefulness(a))
    .slice(0, mostLines)
    .map((line): PreparedLine => {
      const crop = (capPx: number) => cropLine(image, line, { heightPx: 48, capPx })
      return { line, crops: couldHoldCode(line) ? [crop(30), crop(28), crop(33)] : [crop(30)] }
    })
  return { kind: 'prepared', photo: { widthPx, heightPx, photoScale: widthPx / image.width, lines } }
}

function couldHoldCode(line: TextLine): boolean {
  return line.glyphCount >= 7 && line.end - line.start > 7 * line.heightPx
}

/** Large writing of a code's length first, small print last. */
function usefulness(line: TextLine): number {
  const size = Math.min(line.heightPx, 30) / 30
  const length = Math.min(line.glyphCount, 16) / 16
  const smallPrint = line.heightPx < 11 ? (line.end - line.start) / line.heightPx / 80 : 0
  return size + length * line.evenness - 2 * line.wobble - smallPrint
}
