/** Out of focus: a Gaussian of this sigma in pixels. */
export function defocus(picture, sigma) {
  const reach = Math.max(1, Math.ceil(sigma * 2.8))
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const taps = weights.map((weight, i) => ({ at: i - reach, weight: weight / sum }))
  const across = convolved(
    picture,
    taps.map(({ at, weight }) => ({ x: at, y: 0, weight })),
  )
  return convolved(
    across,
    taps.map(({ at, weight }) => ({ x: 0, y: at, weight })),
  )
}

/** The camera moved along a line while the shutter was open. */
export function moved(picture, { length, angle }) {
  const turn = (angle * Math.PI) / 180
  const cells = new Map()
  const steps = 33
  for (let step = 0; step < steps; step++) {
    const far = length * (step / (steps - 1) - 0.5)
    const [x, y] = [far * Math.cos(turn), far * Math.sin(turn)]
    const [left, top] = [Math.floor(x), Math.floor(y)]
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]) {
      const weight = (1 - Math.abs(x - left - dx)) * (1 - Math.abs(y - top - dy))
      const key = `${left + dx} ${top + dy}`
      cells.set(key, (cells.get(key) ?? 0) + weight / steps)
    }
  }
  const taps = [...cells].map(([key, weight]) => {
    const [x, y] = key.split(' ').map(Number)
    return { x, y, weight }
  })
  return convolved(
    picture,
    taps.filter(({ weight }) => weight > 0.002),
  )
}

/** As cameras do after taking: edges get a bright and a dark rim. */
export function sharpened(picture, strength) {
  const soft = defocus(picture, 1.2)
  const channels = picture.channels.map((value, i) => value + strength * 2 * (value - soft.channels[i]))
  return { ...picture, channels }
}

function convolved({ width, height, channels }, taps) {
  const result = new Float32Array(channels.length)
  const reach = Math.max(...taps.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))
  const offsets = Int32Array.from(taps, ({ x, y }) => (y * width + x) * 3)
  const weights = Float32Array.from(taps, ({ weight }) => weight)
  const count = taps.length
  for (let y = 0; y < height; y++) {
    const calm = y >= reach && y < height - reach
    const first = calm ? reach : width
    for (let x = 0; x < width; x++) {
      // At the rim the nearest pixel stands for those beyond it.
      if (x >= first && x < width - reach) {
        const end = (y * width + width - reach) * 3
        for (let at = (y * width + x) * 3; at < end; at++) {
          let sum = 0
          for (let t = 0; t < count; t++) sum += weights[t] * channels[at + offsets[t]]
          result[at] = sum
        }
        x = width - reach - 1
        continue
      }
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (const tap of taps) {
          const sx = Math.min(width - 1, Math.max(0, x + tap.x))
          const sy = Math.min(height - 1, Math.max(0, y + tap.y))
          sum += tap.weight * channels[(sy * width + sx) * 3 + channel]
        }
        result[(y * width + x) * 3 + channel] = sum
      }
    }
  }
  return { width, height, channels: result }
}
