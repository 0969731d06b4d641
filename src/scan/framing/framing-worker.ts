import { helpFor, measureFrame, movementBetween } from './framing'
import type { CameraHelp } from './framing'
import { greyFromRgba } from '../grey-image'
import type { GreyImage } from '../grey-image'
import { canvasContext } from '../source/pixels'

const longestPx = 1280
let before: GreyImage | null = null

self.addEventListener('message', ({ data }: MessageEvent<ImageBitmap>) => self.postMessage(judge(data)))

function judge(picture: ImageBitmap): CameraHelp {
  const photoScale = Math.max(1, Math.max(picture.width, picture.height) / longestPx)
  const width = Math.round(picture.width / photoScale)
  const height = Math.round(picture.height / photoScale)
  const context = canvasContext(width, height)
  context.drawImage(picture, 0, 0, width, height)
  picture.close()
  const frame = greyFromRgba(context.getImageData(0, 0, width, height).data, width, height)
  const isComparable = before?.width === width && before.height === height
  const movement = before && isComparable ? movementBetween(before, frame) : 0
  before = frame
  return helpFor(measureFrame(frame, photoScale), movement)
}
