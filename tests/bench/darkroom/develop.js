import { createChance } from '/studio/chance.mjs'
import { lay } from './lay.js'
import { defocus, moved, sharpened } from './lens.js'
import { lightUp } from './light.js'
import { addNoise } from './noise.js'
import { drawTable } from './table.js'

/** From a drawn card to the bytes of a photo in base64; without `card` the picture is a screenshot and only encoded. */
window.developPhoto = async ({ png, frame, format, quality, ...shot }) => {
  const drawn = await imageOf(png)
  if (!shot.card) return encoded(drawn, format, quality)
  const { damage } = shot
  const chance = createChance(shot.seed)
  let picture = lay(pixelsOf(drawTable(chance, frame, shot.screen)), pixelsOf(drawn), shot)
  lightUp(picture, chance, shot)
  picture = defocus(picture, damage.defocus)
  if (damage.motion) picture = moved(picture, damage.motion)
  if (damage.lowres) picture = resized(picture, damage.lowres)
  addNoise(picture, damage.noise, shot.seed)
  if (damage.sharpen) picture = sharpened(picture, damage.sharpen)
  return encoded(turned(canvasOf(picture), frame, damage.exif?.orientation ?? 1), format, quality)
}

async function imageOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  image.close()
  return canvas
}

const pixelsOf = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)

function resized(picture, factor) {
  const canvas = canvasOf(picture)
  const small = new OffscreenCanvas(Math.round(picture.width * factor), Math.round(picture.height * factor))
  const context = small.getContext('2d')
  context.imageSmoothingQuality = 'medium'
  context.drawImage(canvas, 0, 0, small.width, small.height)
  const { width, height, data } = pixelsOf(small)
  const channels = new Float32Array(width * height * 3)
  for (let i = 0, j = 0; i < data.length; i += 4) {
    channels[j++] = data[i]
    channels[j++] = data[i + 1]
    channels[j++] = data[i + 2]
  }
  return { width, height, channels }
}

function canvasOf({ width, height, channels }) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  for (let i = 0, j = 0; j < channels.length; i += 4) {
    image.data[i] = channels[j++]
    image.data[i + 1] = channels[j++]
    image.data[i + 2] = channels[j++]
    image.data[i + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}

/** In the frame's size again, and turned against what the EXIF orientation will turn back. */
function turned(canvas, { width, height }, orientation) {
  const swapped = orientation >= 5
  const stored = new OffscreenCanvas(swapped ? height : width, swapped ? width : height)
  const context = stored.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.translate(stored.width / 2, stored.height / 2)
  context.rotate({ 3: Math.PI, 6: -Math.PI / 2, 8: Math.PI / 2 }[orientation] ?? 0)
  context.drawImage(canvas, -width / 2, -height / 2, width, height)
  return stored
}

async function encoded(canvas, format, quality) {
  const blob = await canvas.convertToBlob({ type: `image/${format}`, quality })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
