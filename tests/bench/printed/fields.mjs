const shown = {
  hyphens: (code) => code,
  spaces: (code) => code.replaceAll('-', ' '),
  bare: (code) => code.replaceAll('-', ''),
}

/** The parts that truth.json speaks of carry a name, so that the camera can keep them in the picture. */
const field = (name, text, style = '') =>
  `<span data-field="${name}" style="white-space:nowrap;${style}">${text}</span>`

export const codeField = ({ codeFace, codeSpacing, codeStyle, printedCode }, size, style = '') =>
  field(
    'code',
    shown[codeStyle](printedCode),
    `font:${codeFace.weight} ${size}px '${codeFace.family}';letter-spacing:${codeSpacing}em;${style}`,
  )

export function serialField({ words, serial, serialGroups }, style = '') {
  if (!serial) return ''
  const digits = serialGroups ? serial.replace(/(....)(?=.)/g, '$1 ') : serial
  return field('serial', `${words.serial}${/[:#]$/.test(words.serial) ? '' : ':'} ${digits}`, style)
}

export const amountField = ({ printedAmount }, style = '') =>
  printedAmount ? field('amount', printedAmount, style) : ''

export const marketField = ({ market }, text = market.marketplace, style = '') => field('marketplace', text, style)

/** The same words a second time; these may be cut off. */
export const redeemLine = ({ words, market }) => `${words.redeem} ${market.marketplace}/redeem`

export const orderNumber = (chance) =>
  `${Math.floor(chance.between(100, 999))}-${Math.floor(chance.between(1e6, 9.9e6))}-${Math.floor(chance.between(1e6, 9.9e6))}`

export function barcode(digits, { height = 62, unit = 1.6, label = true } = {}) {
  const bars = [...digits.repeat(3)].map(
    (digit, i) =>
      `<i style="display:block;background:#111;width:${unit * (1 + (Number(digit) % 3))}px;margin-right:${unit * (1 + ((Number(digit) + i) % 3))}px"></i>`,
  )
  const text = label ? `<div style="font:${unit * 9}px monospace;text-align:center;color:#111">${digits}</div>` : ''
  return `<div style="background:#fff;padding:8px 14px;display:inline-block"><div style="display:flex;height:${height}px">${bars.join('')}</div>${text}</div>`
}

/** A square of dots that looks like a QR code and says nothing. */
export function dotSquare(chance, size) {
  const cells = 25
  const eye = (x, y) => x < 7 && y < 7
  const dark = (x, y) => {
    const [cx, cy] = [x > 17 ? 24 - x : x, y > 17 ? 24 - y : y]
    if (eye(cx, cy) && !(x > 17 && y > 17))
      return cx === 0 || cy === 0 || cx === 6 || cy === 6 || (cx > 1 && cx < 5 && cy > 1 && cy < 5)
    return chance.next() < 0.48
  }
  const squares = Array.from({ length: cells * cells }, (_, i) =>
    dark(i % cells, Math.floor(i / cells)) ? `M${i % cells} ${Math.floor(i / cells)}h1v1h-1z` : '',
  )
  return `<svg width="${size}" height="${size}" viewBox="-2 -2 29 29" style="background:#fff"><path d="${squares.join('')}" fill="#111"/></svg>`
}

/** Art without meaning, for fronts and banners. */
export function artwork(chance, width, height, colours) {
  const shape = () => {
    const [x, y, r] = [chance.between(0, width), chance.between(0, height), chance.between(0.05, 0.35) * height]
    const colour = chance.pick(colours)
    return chance.pick([
      `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`,
      `<rect x="${x}" y="${y}" width="${r * 2}" height="${r}" rx="${r / 5}" fill="${colour}" transform="rotate(${chance.between(-40, 40)} ${x} ${y})"/>`,
      `<path d="M0 ${y}Q${x} ${y - 2 * r} ${width} ${y + r}" stroke="${colour}" stroke-width="${r / 5}" fill="none"/>`,
    ])
  }
  return `<svg width="${width}" height="${height}" style="position:absolute;left:0;top:0;opacity:.75">${Array.from({ length: 16 }, shape).join('')}</svg>`
}

export const inks = ['#141416', '#1c2733', '#22304a', '#2e2622', '#33363b', '#1a1a1a', '#3a2f4a']
export const papers = [
  '#f2f1ec',
  '#e9edf2',
  '#f4e6d4',
  '#dfe9df',
  '#ffffff',
  '#f6f2f7',
  '#e4e2da',
  '#dbe6f0',
  '#f7eec8',
]
export const brights = [
  '#21406b',
  '#b3341e',
  '#1e5c57',
  '#7a2a63',
  '#e08a1e',
  '#37475a',
  '#2f7d3b',
  '#c8a24a',
  '#5a4fb0',
]
