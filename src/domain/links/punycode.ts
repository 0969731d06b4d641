const base = 36
const lowest = 1
const highest = 26
const skew = 38
const damping = 700
const firstBias = 72
const firstOutside = 128

/** The label that 'xn--...' stands for (RFC 3492); as it is where it stands for none. */
export function decodeLabel(label: string): string {
  return label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label
}

function decodePunycode(text: string): string | null {
  const border = text.lastIndexOf('-')
  const output = border > 0 ? [...text.slice(0, border)].map((character) => character.codePointAt(0) ?? 0) : []
  let place = border > 0 ? border + 1 : 0
  let codePoint = firstOutside
  let index = 0
  let bias = firstBias
  while (place < text.length) {
    const before = index
    let weight = 1
    for (let step = base; ; step += base) {
      const digit = digitOf(text[place++])
      if (digit === null) return null
      index += digit * weight
      const threshold = Math.min(highest, Math.max(lowest, step - bias))
      if (digit < threshold) break
      weight *= base - threshold
      if (weight > Number.MAX_SAFE_INTEGER / base) return null
    }
    const length = output.length + 1
    bias = adapt(index - before, length, before === 0)
    codePoint += Math.floor(index / length)
    index %= length
    if (codePoint > 0x10ffff) return null
    output.splice(index++, 0, codePoint)
  }
  return String.fromCodePoint(...output)
}

function digitOf(character: string | undefined): number | null {
  if (character === undefined) return null
  if (/[a-z]/i.test(character)) return character.toLowerCase().charCodeAt(0) - 97
  return /[0-9]/.test(character) ? character.charCodeAt(0) - 22 : null
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damping) : delta >> 1
  rest += Math.floor(rest / length)
  let step = 0
  while (rest > ((base - lowest) * highest) >> 1) {
    rest = Math.floor(rest / (base - lowest))
    step += base
  }
  return step + Math.floor(((base - lowest + 1) * rest) / (rest + skew))
}
