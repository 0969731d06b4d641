/** In shares of the photo's width and height. */
export interface CoveredArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A smaller copy of the picture with everything under the covers painted black. */
export async function paintCovers(picture: Blob, covers: readonly CoveredArea[], longestSidePx: number): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) throw new Error('The picture cannot be opened any more.')
  const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas.')
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  context.fillStyle = 'black'
  for (const { left, top, width, height } of covers) {
    const [x, y] = [Math.floor(left * canvas.width), Math.floor(top * canvas.height)]
    context.fillRect(x, y, Math.ceil(width * canvas.width) + 1, Math.ceil(height * canvas.height) + 1)
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}
