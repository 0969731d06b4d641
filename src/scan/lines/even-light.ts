/** How far to either side the paper's brightness is looked for: about two characters, so that some paper is always in sight. */
const reachPx = 28
/** The brightness of paper: this share of what is in sight is darker. */
const paperShare = 0.8
/** And of ink. */
const inkShare = 0.03
const levels = 64

/**
 * Divides dark writing by the light that falls on its paper, column by column: a shadow darkens paper and ink by the same factor. The text
 * reader parts ink from paper by one brightness for the whole line, and sees nothing of a line that lies half in the shadow.
 */
export function evenOutLight(pixels: Uint8Array, width: number, height: number): void {
  const light = brightnessAlong(pixels, width, height, paperShare)
  const brightest = Math.max(...light)
  for (let x = 0; x < width; x++) {
    const factor = brightest / Math.max(1, light[x] as number)
    for (let at = x; at < width * height; at += width) pixels[at] = Math.min(255, (pixels[at] as number) * factor)
  }
}

/** Below this difference between paper and ink there is only noise. */
const leastContrast = 18

/** Stretches the contrast of a line column by column: glare leaves of ink only a little less light than paper has. */
export function evenOutContrast(pixels: Uint8Array, width: number, height: number): void {
  const light = brightnessAlong(pixels, width, height, paperShare)
  const dark = brightnessAlong(pixels, width, height, inkShare)
  for (let x = 0; x < width; x++) {
    const [low, high] = [dark[x] as number, light[x] as number]
    const factor = 255 / Math.max(leastContrast, high - low)
    for (let at = x; at < width * height; at += width) {
      pixels[at] = Math.max(0, Math.min(255, 255 - (high - (pixels[at] as number)) * factor))
    }
  }
}

/** So dark or darker is this share of what is in sight, at each column, from a histogram that slides along the line. */
function brightnessAlong(pixels: Uint8Array, width: number, height: number, share: number): Float64Array {
  const histogram = new Int32Array(levels)
  const count = (x: number, by: number) => {
    for (let at = x; at < width * height; at += width) {
      const level = ((pixels[at] as number) * levels) >> 8
      histogram[level] = (histogram[level] as number) + by
    }
  }
  const light = new Float64Array(width)
  for (let x = 0; x < Math.min(reachPx, width); x++) count(x, 1)
  for (let x = 0; x < width; x++) {
    if (x + reachPx < width) count(x + reachPx, 1)
    if (x > reachPx) count(x - reachPx - 1, -1)
    const columns = Math.min(width, x + reachPx + 1) - Math.max(0, x - reachPx)
    light[x] = brightnessAt(histogram, share * columns * height)
  }
  return smoothed(light)
}

/** Between the levels as well: a line in even light stays as it is. */
function brightnessAt(histogram: Int32Array, darker: number): number {
  let seen = 0
  for (let level = 0; level < levels; level++) {
    const here = histogram[level] as number
    if (seen + here > darker) return ((level + (darker - seen) / here) * 256) / levels
    seen += here
  }
  return 255
}

function smoothed(values: Float64Array): Float64Array {
  const reach = reachPx >> 1
  return values.map((_, x) => {
    const [from, to] = [Math.max(0, x - reach), Math.min(values.length, x + reach + 1)]
    let sum = 0
    for (let at = from; at < to; at++) sum += values[at] as number
    return sum / (to - from)
  })
}
