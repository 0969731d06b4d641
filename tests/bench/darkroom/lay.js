/** Lays the card into the picture of the table: perspective, the bow of bent paper, its shadow, and a screen's grid of pixels. */
export function lay(table, drawn, { card, damage, screen }) {
  const { width, height, data: below } = table
  const channels = new Float32Array(width * height * 3)
  const [a, b, c, d, e, f, g, h, i] = card.fromPhoto
  const shadowReach = 26 / card.scale
  const bow = (damage.bow ?? 0) / card.scale
  const moire = damage.moire ? { strength: damage.moire, cell: (screen ? 1.07 : 1) / card.scale } : null
  const colour = new Float32Array(4)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const w = g * x + h * y + i
      const u = (a * x + b * y + c) / w
      const across = (2 * u) / card.width - 1
      const v = (d * x + e * y + f) / w + bow * (1 - across * across)
      const pixel = (y * width + x) * 4
      const outside = distanceOutside(u, v, card)
      const shade = outside < shadowReach ? 1 - 0.5 * (1 - Math.max(0, outside) / shadowReach) ** 2 : 1
      let alpha = 0
      if (outside < 2) {
        sample(drawn, u, v, colour)
        alpha = colour[3]
        if (moire) weave(colour, u, v, moire)
        // Bent paper is darker on the side that turns away from the light.
        if (bow) shadeBend(colour, across, bow * card.scale)
      }
      const rest = (1 - alpha) * shade
      channels[at] = colour[0] * alpha + below[pixel] * rest
      channels[at + 1] = colour[1] * alpha + below[pixel + 1] * rest
      channels[at + 2] = colour[2] * alpha + below[pixel + 2] * rest
    }
  }
  return { width, height, channels }
}

/** How far outside of the card, its shadow falling to the lower right; negative inside. */
function distanceOutside(u, v, { width, height }) {
  const dx = Math.max(-u, u - width)
  const dy = Math.max(-v, v - height)
  return dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy)
}

/** Between four pixels; `colour` gets red, green, blue, and alpha from 0 to 1. */
function sample({ width, height, data }, u, v, colour) {
  const x = Math.floor(u - 0.5)
  const y = Math.floor(v - 0.5)
  const fx = u - 0.5 - x
  const fy = v - 0.5 - y
  let red = 0
  let green = 0
  let blue = 0
  let cover = 0
  for (let corner = 0; corner < 4; corner++) {
    const cx = x + (corner & 1)
    const cy = y + (corner >> 1)
    if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue
    const i = (cy * width + cx) * 4
    const weight = (corner & 1 ? fx : 1 - fx) * (corner >> 1 ? fy : 1 - fy) * data[i + 3]
    red += weight * data[i]
    green += weight * data[i + 1]
    blue += weight * data[i + 2]
    cover += weight
  }
  colour[3] = cover / 255
  if (cover === 0) return
  colour[0] = red / cover
  colour[1] = green / cover
  colour[2] = blue / cover
}

/** The grid of a screen almost as fine as the camera's own: what beats between them is the moire. */
function weave(colour, u, v, { strength, cell }) {
  const across = (2 * Math.PI * u) / cell
  const down = (2 * Math.PI * v) / (cell * 0.985)
  const lines = 0.6 * Math.cos(down)
  for (let channel = 0; channel < 3; channel++) {
    colour[channel] *= 1 + strength * (Math.cos(across + (channel * 2 * Math.PI) / 3) * 0.7 + lines) - strength * 0.4
  }
}

function shadeBend(colour, across, bowPx) {
  const factor = 1 + 0.012 * bowPx * across
  colour[0] *= factor
  colour[1] *= factor
  colour[2] *= factor
}
