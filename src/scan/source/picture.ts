import { openBrowserPicture } from './browser-picture'
import type { PictureKind } from './file-kind'
import { openHeic } from './heic'
import type { OpenedSource } from './source'
import { openTiff } from './tiff'

/** `isInside`: the picture is part of another file, so that it must be shown by itself. */
export function openPicture(file: Blob, kind: PictureKind, { isInside = false } = {}): Promise<OpenedSource> {
  if (kind === 'heic') return openHeic(file)
  if (kind === 'tiff') return openTiff(file)
  return openBrowserPicture(file, kind, isInside ? new Blob([file], { type: `image/${kind}` }) : null)
}
