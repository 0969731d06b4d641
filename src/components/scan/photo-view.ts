import type { Corners } from '@/domain/code-reading'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How a photo is looked at: the point of the photo in the middle of the pane, turned and enlarged. */
export interface PhotoView {
  readonly x: number
  readonly y: number
  /** Pixels of the pane for one pixel of the photo. */
  readonly scale: number
  /** Radians, clockwise. */
  readonly angle: number
}

const mostEnlarged = 12

export function wholePhoto(photo: Size, pane: Size): PhotoView {
  const scale = Math.min(pane.width / photo.width, pane.height / photo.height)
  return { x: photo.width / 2, y: photo.height / 2, scale, angle: 0 }
}

/** The line upright and as large as it fits, however the photo lies. */
export function closeUp([a, b, c, d]: Corners, pane: Size): PhotoView {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const height = Math.hypot(d.x - a.x, d.y - a.y)
  const scale = Math.min((0.94 * pane.width) / length, (0.4 * pane.height) / height, mostEnlarged)
  return {
    x: (a.x + b.x + c.x + d.x) / 4,
    y: (a.y + b.y + c.y + d.y) / 4,
    scale,
    angle: -Math.atan2(b.y - a.y, b.x - a.x),
  }
}

/** Enlarged around a point of the pane, measured from its middle, which stays where it is. */
export function zoomed(view: PhotoView, factor: number, whole: PhotoView, at = { x: 0, y: 0 }): PhotoView {
  const scale = Math.min(mostEnlarged, Math.max(whole.scale, view.scale * factor))
  const before = onPhoto(view, at)
  const after = onPhoto({ ...view, scale }, at)
  return { ...view, scale, x: view.x + before.x - after.x, y: view.y + before.y - after.y }
}

export function dragged(view: PhotoView, by: { readonly x: number; readonly y: number }): PhotoView {
  const start = onPhoto(view, { x: 0, y: 0 })
  const end = onPhoto(view, by)
  return { ...view, x: view.x - (end.x - start.x), y: view.y - (end.y - start.y) }
}

/** As a style: from pixels of the photo to pixels of the pane. */
export function transformOf({ x, y, scale, angle }: PhotoView, pane: Size): string {
  const move = `translate(${pane.width / 2}px, ${pane.height / 2}px)`
  return `${move} rotate(${angle}rad) scale(${scale}) translate(${-x}px, ${-y}px)`
}

/** The point of the photo under a point of the pane. */
function onPhoto({ x, y, scale, angle }: PhotoView, at: { readonly x: number; readonly y: number }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { x: x + (at.x * cos + at.y * sin) / scale, y: y + (at.y * cos - at.x * sin) / scale }
}
