import { startLibheif } from './libheif'
import type { Libheif, LibheifError } from './libheif'
import { measurePicture } from './picture-size'
import { bitmapOfRgba, drawnPage, tooLarge } from './pixels'
import { failed } from './source'
import type { OpenedSource, SourcePage } from './source'

/** A photo of an iPhone: the primary image, turned and mirrored as the file says. */
export async function openHeic(file: Blob): Promise<OpenedSource> {
  const bytes = await file.arrayBuffer()
  const size = measurePicture('heic', new Uint8Array(bytes))
  if (!size) return failed('not-an-image', 'The HEIC file does not say how large its picture is.')
  if (tooLarge(size)) return failed('too-large', `The picture has ${size.width} x ${size.height} pixels.`)
  return { kind: 'opened', pageCount: 1, page: () => decode(bytes), close: () => undefined }
}

async function decode(bytes: ArrayBuffer): Promise<SourcePage> {
  const libheif = await startLibheif()
  let rgba: ReturnType<typeof decodePrimary>
  try {
    rgba = decodePrimary(libheif, bytes)
  } catch (error) {
    return failed('not-an-image', `The HEIC data is broken: ${String(error)}`)
  }
  return drawnPage(await bitmapOfRgba(rgba.pixels, rgba))
}

/** Throws what libheif says is wrong with the file. */
function decodePrimary(libheif: Libheif, bytes: ArrayBuffer) {
  const context = libheif.heif_context_alloc()
  const parsed = libheif.heif_context_read_from_memory(context, bytes)
  if (parsed.code !== libheif.heif_error_code.heif_error_Ok) throw new Error(parsed.message)
  const handle = sound(libheif.heif_js_context_get_primary_image_handle(context))
  const decoded = sound(
    libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGBA,
    ),
  )
  const channel = decoded.channels.find(({ id }) => id === libheif.heif_channel.heif_channel_interleaved)
  if (!channel) throw new Error('no picture came out')
  const { width, height, stride, data } = channel
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) pixels.set(data.subarray(y * stride, y * stride + width * 4), y * width * 4)
  return { pixels, width, height }
}

function sound<Result extends object>(result: Result | LibheifError): Result {
  if (!result || 'code' in result) throw new Error((result as LibheifError | null)?.message ?? 'it cannot be decoded')
  return result
}
