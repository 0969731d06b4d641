import { createChance, makeDigits } from '../../scripts/photo-studio/chance.mjs'
import { drawDamage, drawScreenshotDamage } from './damage.mjs'
import { pickCodeFace, pickTextFace, pickTillFace } from './faces.mjs'
import { markets } from './markets.mjs'

/** All characters that a code may hold, and those among them that are mixed up most easily. */
export const alphabets = {
  amazon: { all: '23456789ABCDEFGHJKLMNPQRSTUVWXYZ', alike: 'QDGC6B8S5Z2UVE3T7MNWKXYH4AP' },
  any: { all: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', alike: '0ODQGC6B8S5Z21I7TLJUVE3MNWH4A' },
}

const difficulties = { easy: 80, medium: 90, hard: 70 }

/** Kinds by share; the first four show no readable code. */
const kinds = {
  easy: {
    covered: 5,
    front: 4,
    sleeve: 2,
    stub: 1.5,
    back: 37,
    print: 13,
    mail: 10,
    screen: 10,
    small: 5,
    receipt: 5,
    greeting: 8,
  },
  medium: {
    covered: 5,
    front: 3.5,
    sleeve: 2,
    stub: 1.5,
    back: 37,
    print: 12,
    mail: 12,
    screen: 5,
    small: 7,
    receipt: 6,
    greeting: 9,
  },
  hard: {
    covered: 5,
    front: 3,
    sleeve: 2,
    stub: 2,
    back: 42,
    print: 11,
    mail: 12,
    screen: 2,
    small: 5,
    receipt: 7,
    greeting: 9,
  },
}

const withoutCode = ['covered', 'front', 'sleeve', 'stub']
const screenshots = ['screen', 'small']

/** What is to be photographed, photo by photo: the same seed, count and alphabet give the same list. */
export function planPhotos({ count, seed, alphabet }) {
  const deck = createChance(seed)
  const levels = Object.entries(shareOut(count, difficulties)).flatMap(([difficulty, photos]) =>
    shuffled(
      deck,
      Object.entries(shareOut(photos, kinds[difficulty])).flatMap(([kind, many]) => Array(many).fill(kind)),
    ).map((kind) => ({ difficulty, kind })),
  )
  return levels.map(({ difficulty, kind }, at) => {
    const chance = createChance((Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)) >>> 0)
    return planPhoto(chance, { at, difficulty, kind, alphabet })
  })
}

function planPhoto(chance, { at, difficulty, kind, alphabet }) {
  const market = pickMarket(chance)
  const screenshot = screenshots.includes(kind)
  const damage = (screenshot ? drawScreenshotDamage : drawDamage)(chance, difficulty, kind)
  const amount = kind === 'receipt' || chance.next() < 0.92 ? chance.pick(market.amounts) : null
  const codeFace = pickCodeFace(chance)
  const textFace = kind === 'receipt' || kind === 'stub' ? pickTillFace(chance) : pickTextFace(chance)
  const { code, alike } = drawCode(chance, alphabets[alphabet])
  const format = screenshot ? chance.pick(['png', 'jpeg', 'jpeg', 'webp']) : 'jpeg'
  const ending = { png: 'png', jpeg: 'jpg', webp: 'webp' }[difficulty === 'hard' ? 'jpeg' : format]
  return {
    file: `${String(at + 1).padStart(3, '0')}-${difficulty}-${kind}-${market.country.toLowerCase()}.${ending}`,
    difficulty,
    kind,
    alphabet,
    market,
    words: Object.fromEntries(Object.entries(market.words).map(([name, choices]) => [name, chance.pick(choices)])),
    amount,
    printedAmount: amount === null ? '' : chance.pick(market.printed)(amount),
    printedCode: code,
    claimCode: withoutCode.includes(kind) ? null : code,
    alike,
    codeStyle: drawCodeStyle(chance),
    codeFace,
    codeSpacing: codeFace.kind === 'mono' ? chance.pick([0, 0, 0.02]) : chance.pick([0, 0.03, 0.06, 0.1]),
    textFace,
    serial: kind === 'front' || (kind !== 'sleeve' && chance.next() > 0.9) ? null : makeDigits(chance, 16),
    serialGroups: chance.next() < 0.3,
    barcode: makeDigits(chance, 12),
    screenshot,
    format: ending === 'jpg' ? 'jpeg' : ending,
    damage,
    chance,
  }
}

function drawCode(chance, { all, alike }) {
  const heavy = chance.next() < 1 / 3
  const characters = Array.from({ length: chance.next() < 0.65 ? 14 : 15 }, () =>
    chance.pick([...(heavy && chance.next() < 0.85 ? alike : all)]),
  ).join('')
  return { code: `${characters.slice(0, 4)}-${characters.slice(4, 10)}-${characters.slice(10)}`, alike: heavy }
}

function drawCodeStyle(chance) {
  const roll = chance.next()
  return roll < 0.6 ? 'hyphens' : roll < 0.8 ? 'spaces' : 'bare'
}

function pickMarket(chance) {
  const all = markets.flatMap((market) => Array(market.share).fill(market))
  return chance.pick(all)
}

/** Whole parts of a count in proportion to the shares, the largest remainders rounded up. */
function shareOut(count, shares) {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0)
  const exact = Object.entries(shares).map(([name, share]) => [name, (count * share) / sum])
  const parts = Object.fromEntries(exact.map(([name, part]) => [name, Math.floor(part)]))
  const missing = count - Object.values(parts).reduce((total, part) => total + part, 0)
  const byRemainder = exact.toSorted((a, b) => (b[1] % 1) - (a[1] % 1))
  for (const [name] of byRemainder.slice(0, missing)) parts[name]++
  return parts
}

function shuffled(chance, items) {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(chance.next() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j], mixed[i]]
  }
  return mixed
}
