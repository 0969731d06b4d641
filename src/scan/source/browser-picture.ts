import type { BrowserPictureKind } from './file-kind'
import { greyPixels, tooLarge } from './pixels'
import { measurePicture } from './picture-size'
import { failed } from './source'
import type { OpenedSource, SourcePage } from './source'

/** Enough for the EXIF data and colour profile that may come before the size. */
const headBytes = 1_000_000

/**
 * A picture that the browser decodes. Its size is looked up before, so that a small file cannot unfold into gigabytes.
 * `shown` is for a picture inside another file.
 */
export async function openBrowserPicture(
  file: Blob,
  kind: BrowserPictureKind,
  shown: Blob | null,
): Promise<OpenedSource> {
  const size = measurePicture(kind, new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
  // AVIF may keep its size anywhere; in every other format a file without one is broken.
  if (kind !== 'avif' && (!size || size.width * size.height === 0)) {
    return failed('not-an-image', `The ${kind.toUpperCase()} file does not say how large its picture is.`)
  }
  if (size && tooLarge(size)) return failed('too-large', `The picture has ${size.width} x ${size.height} pixels.`)
  return { kind: 'opened', pageCount: 1, page: () => decode(file, kind, shown), close: () => undefined }
}

/** The first frame of a moving picture, its EXIF orientation applied. */
async function decode(file: Blob, kind: BrowserPictureKind, shown: Blob | null): Promise<SourcePage> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([file], { type: `image/${kind}` }), { imageOrientation: 'from-image' })
  } catch (error) {
    return failed('not-an-image', `The ${kind.toUpperCase()} data is broken: ${String(error)}`)
  }
  try {
    const { width: widthPx, height: heightPx } = bitmap
    if (tooLarge(bitmap)) return failed('too-large', `The picture has ${widthPx} x ${heightPx} pixels.`)
    return { kind: 'picture', image: greyPixels(bitmap), widthPx, heightPx, picture: shown }
  } finally {
    bitmap.close()
  }
}
