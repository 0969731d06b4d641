const films = [
  { base: '#9b9ca0', line: '#a9aaae', dark: '#7d7e83' },
  { base: '#8a8b8f', line: '#97989c', dark: '#6a6b70' },
  { base: '#b3b2ae', line: '#c1c0bc', dark: '#8f8e8a' },
  { base: '#6f7075', line: '#7c7d82', dark: '#505156' },
  { base: '#a39d8c', line: '#b3ad9b', dark: '#7f7a6b' },
]

/**
 * The grey film of a scratch panel as SVG, with the code scratched free and what was left lying on it. `box` is where the code stands;
 * `residue` 0 leaves nothing, 1 a lot. A covered panel keeps the film, but for a corner that shows two or three characters.
 */
export function scratchFilm(chance, { width, height, box, residue, covered }) {
  const film = chance.pick(films)
  const hole = covered ? peek(chance, box, height) : scratched(chance, box, height)
  const left = covered ? '' : flecks(chance, film, box, residue) + streaks(chance, film, box, residue)
  return `<svg width="${width}" height="${height}" style="position:absolute;left:0;top:0">
    <defs>
      <filter id="rough" x="-5%" y="-20%" width="110%" height="140%"><feTurbulence type="fractalNoise" baseFrequency="${chance.between(0.05, 0.14)}" numOctaves="3" seed="${Math.floor(chance.between(1, 999))}"/><feDisplacementMap in="SourceGraphic" scale="${chance.between(6, 13)}"/></filter>
      <linearGradient id="sheen" x2="1" y2=".4"><stop offset="0" stop-color="#fff" stop-opacity=".12"/><stop offset="${chance.between(0.2, 0.8)}" stop-color="#fff" stop-opacity=".3"/><stop offset="1" stop-color="#000" stop-opacity=".14"/></linearGradient>
      ${printedPattern(chance, film)}
      <mask id="left"><rect width="${width}" height="${height}" fill="#fff"/><g filter="url(#rough)" stroke="#000" fill="#000">${hole}</g></mask>
    </defs>
    <g mask="url(#left)"><rect width="${width}" height="${height}" fill="${film.base}"/><rect width="${width}" height="${height}" fill="url(#printed)"/><rect width="${width}" height="${height}" fill="url(#sheen)"/></g>
    ${left}
  </svg>`
}

function printedPattern(chance, { line, dark }) {
  const turn = chance.between(-60, 60)
  const size = chance.between(8, 22)
  const inside = chance.pick([
    `<path d="M0 ${size / 2}H${size}" stroke="${line}" stroke-width="${size / 2}"/>`,
    `<circle cx="${size / 2}" cy="${size / 2}" r="${size / 3}" fill="${line}"/>`,
    `<path d="M0 ${size / 2}Q${size / 4} 0 ${size / 2} ${size / 2}T${size} ${size / 2}" stroke="${dark}" fill="none"/>`,
    `<text y="${size * 0.7}" font-size="${size * 0.6}" fill="${line}">gift</text>`,
  ])
  return `<pattern id="printed" width="${size * 1.4}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${inside}</pattern>`
}

/** Strokes of a coin from side to side, and the line of the code itself, which is free in the end. */
function scratched(chance, box, height) {
  const reach = chance.between(0.3, 1.6) * box.height
  const step = box.height * chance.between(0.25, 0.45)
  const strokes = []
  for (let y = Math.max(4, box.y - reach / 2); y < Math.min(height - 2, box.y + box.height + reach / 2); y += step) {
    const [from, to] = [box.x - chance.between(8, 60), box.x + box.width + chance.between(8, 60)]
    const bow = chance.between(-8, 8)
    strokes.push(
      `<path d="M${from} ${y + bow}Q${(from + to) / 2} ${y - bow} ${to} ${y + bow}" stroke-width="${step * chance.between(0.8, 1.25)}" stroke-linecap="round" fill="none"/>`,
    )
  }
  return `<rect x="${box.x - 14}" y="${box.y - 3}" width="${box.width + 28}" height="${box.height + 6}" rx="8" stroke="none"/>${strokes.join('')}`
}

function peek(chance, box, height) {
  if (chance.next() < 0.6) return ''
  const x = box.x + chance.between(0, 0.8) * box.width
  return `<path d="M${x} ${height * chance.between(0.2, 0.4)}l${box.width * 0.14} ${height * 0.2}l-${box.width * 0.1} ${height * 0.15}" stroke-width="${height * chance.between(0.15, 0.3)}" stroke-linejoin="round" fill="none"/>`
}

/** Crumbs: smaller over the letters than around them, so that a person can still tell the letters. */
function flecks(chance, { base, dark }, box, residue) {
  const many = Math.round(residue * 330)
  const crumbs = Array.from({ length: many }, () => {
    const x = chance.between(box.x - 30, box.x + box.width + 30)
    const y = chance.between(box.y - box.height * 0.5, box.y + box.height * 1.5)
    const over = y > box.y && y < box.y + box.height
    const size = chance.between(0.02, over ? 0.085 : 0.17) * box.height
    const corners = Array.from({ length: 6 }, (_, i) => {
      const far = size * chance.between(0.4, 1.3)
      return `${x + far * 1.4 * Math.cos((i * Math.PI) / 3)},${y + far * Math.sin((i * Math.PI) / 3)}`
    })
    return `<polygon points="${corners.join(' ')}" fill="${chance.pick([base, dark, base])}" opacity="${chance.between(0.55, 1)}"/>`
  })
  return crumbs.join('')
}

/** Thin lines that the coin drew out of the film. */
function streaks(chance, { base, dark }, box, residue) {
  const many = Math.round(residue * 85)
  const lean = chance.between(-0.35, 0.35)
  const lines = Array.from({ length: many }, () => {
    const [x, y] = [chance.between(box.x - 20, box.x + box.width), chance.between(box.y - 4, box.y + box.height + 4)]
    const length = chance.between(0.4, 3) * box.height
    const rise = length * (lean + chance.between(-0.12, 0.12))
    return `<path d="M${x} ${y}q${length / 2} ${rise / 2 + chance.between(-3, 3)} ${length} ${rise}" stroke="${chance.pick([base, dark])}" stroke-width="${chance.between(0.012, 0.055) * box.height}" opacity="${chance.between(0.3, 0.85)}" fill="none" stroke-linecap="round"/>`
  })
  return lines.join('')
}
