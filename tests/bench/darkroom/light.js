/** Multiplies by the light that falls on each pixel, then adds what shines. Values may leave 0 to 255 until they are stored. */
export function lightUp({ width, height, channels }, chance, { damage, code, codePx, screen }) {
  const { light, exposure, warmth } = damage
  const gains = [exposure * (1 + warmth), exposure, exposure * (1 - warmth)]
  const lamp = { x: chance.between(-0.1, 1.1) * width, y: chance.between(-0.1, 1.1) * height }
  const reach = Math.hypot(width, height) * 0.75
  const shadow = damage.shadow && shadowOver(code, damage.shadow)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const far = Math.min(1, ((x - lamp.x) ** 2 + (y - lamp.y) ** 2) / (reach * reach))
      let lit = 1 + light * (0.12 - far * (screen ? 0.7 : 1))
      if (shadow) lit *= shadow(x, y)
      channels[at] *= lit * gains[0]
      channels[at + 1] *= lit * gains[1]
      channels[at + 2] *= lit * gains[2]
    }
  }
  if (damage.glare) shine({ width, height, channels }, code, codePx, damage.glare)
  for (let i = 0; i < channels.length; i++) channels[i] = Math.min(255, channels[i])
}

/** Half of the picture, or a round piece of it, lies in the shadow of a hand or a phone. */
function shadowOver(code, { depth, angle, fromCode, soft, roundness }) {
  const turn = (angle * Math.PI) / 180
  const [nx, ny] = [Math.cos(turn), Math.sin(turn)]
  const middle = middleOf(code)
  const [x0, y0] = [middle.x + nx * fromCode, middle.y + ny * fromCode]
  return (x, y) => {
    const straight = (x - x0) * nx + (y - y0) * ny
    const distance = roundness ? roundness - Math.hypot(x - x0 - nx * roundness, y - y0 - ny * roundness) : straight
    const inside = Math.min(1, Math.max(0, distance / soft / 2 + 0.5))
    return 1 - depth * inside * inside * (3 - 2 * inside)
  }
}

/** A bright ellipse over or beside the code. */
function shine({ width, height, channels }, code, codePx, glare) {
  const along = { x: code[1].x - code[0].x, y: code[1].y - code[0].y }
  const size = Math.hypot(along.x, along.y) || 1
  const unit = { x: along.x / size, y: along.y / size }
  const middle = middleOf(code)
  const aside = glare.over ? 0 : glare.beside * codePx
  const centre = {
    x: middle.x + along.x * (glare.along - 0.5) - unit.y * aside,
    y: middle.y + along.y * (glare.along - 0.5) + unit.x * aside,
  }
  const lean = Math.atan2(unit.y, unit.x) + (glare.lean * Math.PI) / 180
  const [cos, sin] = [Math.cos(lean), Math.sin(lean)]
  const [rx, ry] = [glare.length * codePx, glare.height * codePx]
  const reach = Math.ceil(Math.max(rx, ry) * 2)
  for (let y = Math.max(0, Math.floor(centre.y - reach)); y < Math.min(height, centre.y + reach); y++) {
    for (let x = Math.max(0, Math.floor(centre.x - reach)); x < Math.min(width, centre.x + reach); x++) {
      const p = ((x - centre.x) * cos + (y - centre.y) * sin) / rx
      const q = ((y - centre.y) * cos - (x - centre.x) * sin) / ry
      const added = glare.strength * Math.exp(-1.1 * (p * p + q * q))
      const at = (y * width + x) * 3
      channels[at] += added
      channels[at + 1] += added
      channels[at + 2] += added * 0.97
    }
  }
}

const middleOf = (quad) => ({ x: (quad[0].x + quad[2].x) / 2, y: (quad[0].y + quad[2].y) / 2 })
