const some = (chance, share, draw) => (chance.next() < share ? draw() : null)
const either = (chance, low, high) => chance.pick([-1, 1]) * chance.between(low, high)

const glare = (chance, over) => ({
  over,
  along: chance.between(0.05, 0.95),
  beside: either(chance, 1.6, 4),
  length: chance.between(2, 6),
  height: chance.between(0.8, 2.2),
  lean: chance.between(-35, 35),
  strength: over ? chance.between(60, 125) : chance.between(120, 240),
})

const shadow = (chance) => ({
  depth: chance.between(0.3, 0.45),
  angle: chance.between(0, 360),
  fromCode: chance.between(-260, 260),
  soft: chance.between(6, 45),
  roundness: chance.next() < 0.5 ? 0 : chance.between(300, 900),
})

const motion = (chance, low, high) => ({ length: chance.between(low, high), angle: chance.between(0, 180) })

function anyTurn(chance) {
  const roll = chance.next()
  if (roll < 0.58) return chance.between(-14, 14)
  if (roll < 0.74) return chance.pick([90, -90]) + chance.between(-6, 6)
  if (roll < 0.86) return 180 + chance.between(-7, 7)
  return chance.between(-180, 180)
}

const exif = (chance) => ({ orientation: chance.pick([3, 6, 8]), order: chance.pick(['MM', 'II']) })

const draws = {
  easy: (chance) => ({
    codePx: chance.between(40, 50),
    light: 0.06,
    exposure: chance.between(0.92, 1.03),
    warmth: chance.between(-0.02, 0.04),
    defocus: chance.between(0.35, 0.6),
    noise: chance.between(1.5, 2.3),
    quality: chance.between(0.8, 0.9),
    turn: chance.between(-5, 5),
    tiltX: chance.between(-4, 5),
    tiltY: chance.between(-4, 4),
    residue: chance.between(0, 0.06),
    moire: 0.04,
    sharpen: some(chance, 0.3, () => chance.between(0.15, 0.35)),
  }),
  medium: (chance) => ({
    codePx: chance.between(30, 44),
    light: chance.between(0.2, 0.35),
    exposure: chance.between(0.75, 1.1),
    warmth: chance.between(-0.05, 0.1),
    defocus: chance.between(0.6, 1.1),
    noise: chance.between(3, 5),
    quality: chance.between(0.6, 0.75),
    turn: anyTurn(chance),
    tiltX: chance.between(-12, 16),
    tiltY: chance.between(-12, 12),
    residue: chance.next() < 0.5 ? chance.between(0.1, 0.3) : 0.04,
    moire: 0.14,
    sharpen: some(chance, 0.3, () => chance.between(0.2, 0.5)),
    glare: some(chance, 0.3, () => glare(chance, chance.next() < 0.5)),
    shadow: some(chance, 0.25, () => shadow(chance)),
    motion: some(chance, 0.25, () => motion(chance, 2, 3)),
    bow: some(chance, 0.25, () => either(chance, 5, 8)),
    lowres: some(chance, 0.2, () => chance.between(0.8, 0.93)),
    exif: some(chance, 0.2, () => exif(chance)),
  }),
  hard: (chance) => ({
    codePx: chance.between(25, 44),
    light: chance.between(0.2, 0.4),
    exposure: chance.between(0.63, 1.1),
    warmth: chance.between(-0.07, 0.14),
    defocus: chance.between(0.8, 1.65),
    noise: chance.between(3, 8),
    quality: chance.between(0.41, 0.65),
    turn: anyTurn(chance),
    tiltX: chance.between(-16, 20),
    tiltY: chance.between(-16, 16),
    residue: chance.next() < 0.6 ? chance.between(0.25, 0.7) : 0.08,
    moire: 0.14,
    sharpen: some(chance, 0.25, () => chance.between(0.2, 0.5)),
    glare: some(chance, 0.6, () => glare(chance, chance.next() < 0.6)),
    shadow: some(chance, 0.35, () => shadow(chance)),
    motion: some(chance, 1 / 3, () => motion(chance, 3, 4)),
    bow: some(chance, 1 / 3, () => either(chance, 5, 9)),
    lowres: some(chance, 1 / 3, () => chance.between(0.7, 0.93)),
    exif: some(chance, 0.2, () => exif(chance)),
  }),
}

const paper = ['print', 'receipt', 'greeting']
const scratched = ['back', 'covered']

/** What the camera and the light do to a photo of this difficulty, and what was left on the scratch panel. */
export function drawDamage(chance, difficulty, kind) {
  const drawn = draws[difficulty](chance)
  const flat = kind === 'mail'
  return {
    ...drawn,
    bow: paper.includes(kind) || scratched.includes(kind) ? (drawn.bow ?? null) : null,
    moire: flat ? drawn.moire : null,
    shadow: flat ? null : (drawn.shadow ?? null),
    residue: scratched.includes(kind) ? drawn.residue : null,
    // An EXIF orientation stands for a turned camera: the card itself lies straight.
    turn: drawn.exif ? drawn.turn % 15 : drawn.turn,
  }
}

const screenshots = {
  screen: {
    easy: (chance) => ({ codePx: chance.between(48, 66), quality: chance.between(0.85, 0.95) }),
    medium: (chance) => ({ codePx: chance.between(36, 48), quality: chance.between(0.55, 0.75) }),
    hard: (chance) => ({ codePx: chance.between(26, 34), quality: chance.between(0.4, 0.55) }),
  },
  small: {
    easy: (chance) => ({ codePx: chance.between(24, 30), quality: chance.between(0.85, 0.95) }),
    medium: (chance) => ({ codePx: chance.between(19, 25), quality: chance.between(0.65, 0.8) }),
    hard: (chance) => ({ codePx: chance.between(16, 20), quality: chance.between(0.5, 0.7) }),
  },
}

/** A screenshot only suffers from being small and from being sent on. */
export const drawScreenshotDamage = (chance, difficulty, kind) => screenshots[kind][difficulty](chance)
