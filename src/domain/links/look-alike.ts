import { imitatedLetter, imitatingPairs } from '../data/look-alikes'

/** How a label of a host stands to a brand. */
export type Likeness = 'same' | 'contains' | 'look-alike'

/** The brand that most imitations are after: for it, one wrong letter and parts of longer words count too. */
const mainBrand = 'amazon'
/** Amazon's own short form. */
const shortForm = 'amzn'
/** Words of everyday language one letter away from the brand. */
const innocent = new Set(['amazing'])

/** How a label (in clear, not 'xn--') stands to a brand; null where it has nothing of it. */
export function likenessOf(label: string, brand: string): Likeness | null {
  if (label === brand) return 'same'
  const parts = label.split(/[-_]+/).filter((part) => part !== '')
  const isMain = brand === mainBrand
  if (parts.includes(brand)) return 'contains'
  if (isMain && (label.includes(brand) || parts.includes(shortForm))) return 'contains'

  const wanted = skeleton(brand)
  const forms = [parts.join(''), ...parts].map(skeleton)
  if (forms.includes(wanted)) return 'look-alike'
  if (!isMain) return null
  const isNear = parts.some((part) => !innocent.has(part) && isOneAway(single(skeleton(part)), wanted))
  return isNear || forms.some((form) => form.includes(wanted)) ? 'look-alike' : null
}

/** The letters that somebody sees at a glance: accents off, look-alikes to the letter that they pass for. */
function skeleton(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  const letters = [...plain].map((character) => imitatedLetter.get(character) ?? character).join('')
  return imitatingPairs.reduce((form, [pair, letter]) => form.replaceAll(pair, letter), letters)
}

/** Doubled letters once: 'amazzon'. */
function single(text: string): string {
  return text.replace(/(.)\1+/gu, '$1')
}

/** One letter more, fewer or other, or two neighbours in the wrong order. */
function isOneAway(text: string, brand: string): boolean {
  if (text === brand) return true
  if (Math.abs(text.length - brand.length) > 1) return false
  let start = 0
  while (start < text.length && text[start] === brand[start]) start++
  const rest = (word: string, from: number) => word.slice(start + from)
  return (
    rest(text, 1) === rest(brand, 1) ||
    rest(text, 1) === rest(brand, 0) ||
    rest(text, 0) === rest(brand, 1) ||
    (text[start] === brand[start + 1] && text[start + 1] === brand[start] && rest(text, 2) === rest(brand, 2))
  )
}
