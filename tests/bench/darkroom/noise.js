/** Grain of the sensor: mostly the same in all channels, more of it in the dark, some of it coloured. */
export function addNoise({ channels }, sigma, seed) {
  let state = (seed ^ 0x5bd1e995) >>> 0
  const normal = () => {
    let sum = 0
    for (let i = 0; i < 2; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      sum += (state >>> 16) + (Math.imul(state, 0x9e3779b1) >>> 16)
    }
    return (sum - 131070) / 37837
  }
  for (let at = 0; at < channels.length; at += 3) {
    const dark = 1.15 - channels[at + 1] * 0.0012
    const grain = normal() * sigma * dark
    channels[at] += grain + normal() * sigma * 0.35
    channels[at + 1] += grain
    channels[at + 2] += grain + normal() * sigma * 0.45
  }
}
