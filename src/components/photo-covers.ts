/** A part of a photo that is painted over, in shares of its width and height. */
export interface Cover {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const leastSide = 0.01

/** Inside the photo, and never thinner than a line. */
export function fitCover({ left, top, width, height }: Cover): Cover {
  const wide = Math.min(1, Math.max(leastSide, width))
  const high = Math.min(1, Math.max(leastSide, height))
  return { left: clamp(left, 1 - wide), top: clamp(top, 1 - high), width: wide, height: high }
}

/** The cover between two points that a person dragged over, whichever came first. */
export function coverBetween(a: Pick<Cover, 'left' | 'top'>, b: Pick<Cover, 'left' | 'top'>): Cover {
  return fitCover({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    width: Math.abs(a.left - b.left),
    height: Math.abs(a.top - b.top),
  })
}

/** What an arrow key does: it moves the cover, with Shift it changes the size; null for other keys. */
export function coverAfterKey(cover: Cover, key: string, resizes: boolean): Cover | null {
  const step = 0.02
  const [x, y] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? []
  if (x === undefined || y === undefined) return null
  return resizes
    ? fitCover({ ...cover, width: cover.width + x, height: cover.height + y })
    : fitCover({ ...cover, left: cover.left + x, top: cover.top + y })
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
