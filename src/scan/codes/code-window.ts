/** Which characters of a line could be a claim code: [start, end) counts characters without spaces. */
export interface CodeWindow {
  readonly start: number
  readonly end: number
  /** Higher is more like a code; comparable between lines. */
  readonly score: number
}

/** What the shape of a line says, whatever its text. */
export interface LineShape {
  readonly glyphCount: number
  /** Share of glyphs of full height. */
  readonly evenness: number
  /** Length over height. */
  readonly aspect: number
}

const otherNumber =
  /serial|seri[ea]\b|serien|s[eé]rie|s\s*\/\s*n\b|card\s*(?:num|no\b|nr|#)|kart(?:en)?\s*-?n|n[°ºo.]*\s*de\s*(?:carte|tarjeta)|order|bestell|commande|pedido|ordine|\btel\b|phone|terminal|\bref\b|reference|\btrans|バーコード|注文|シリアル/i
const codeLabel =
  /claim|redemption|\bcode\b|gutscheincode|c[oó]digo|codice|code\s+cadeau|kod\b|koodi|ギフト券番号|コード/i
/** Short words count where they stand alone, or begin a line as an address does: a code may hold WWW or TEL. */
const notCode = /@.*\.|\bwww\b|\bhttps?\b|^\W*(?:www|https?)|\.com|\.co\b|\d{4}-\d\d-\d\d|\d\d[./]\d\d[./]\d\d/i

export function isCodeLabel(text: string): boolean {
  return codeLabel.test(text) && !otherNumber.test(text)
}

export function isOtherNumberLabel(text: string): boolean {
  return otherNumber.test(text)
}

/** The stretch of a line that is most like a claim code, or null when nothing is. Never throws, whatever the text. */
export function findCodeWindow(text: string, shape: LineShape): CodeWindow | null {
  const words = text.split(' ').filter(Boolean)
  const starts: number[] = []
  let length = 0
  for (const word of words) {
    starts.push(length)
    length += [...word].length
  }
  let best: CodeWindow | null = null
  for (let first = 0; first < words.length; first++) {
    const before = words.slice(0, first).join(' ')
    if (isOtherNumberLabel(before)) break
    for (let last = first; last < Math.min(words.length, first + 7); last++) {
      const score = scoreWords(words.slice(first, last + 1), shape)
      if (score === null) continue
      const total = score + (isCodeLabel(before) ? 1.5 : 0)
      const end = (starts[last] as number) + [...(words[last] as string)].length
      if (!best || total > best.score) best = { start: starts[first] as number, end, score: total }
    }
  }
  if (best && best.score >= 1) return best
  return shapedLikeCode(shape) && !isOrdinaryText(text) ? { start: 0, end: length, score: 0.5 } : null
}

/** Text of a line that may be a piece of a code: no words, no other number. */
export function mayBeInCode(text: string): boolean {
  const alnum = text.replace(/[^\p{L}\p{N}]/gu, '')
  const small = count(alnum, /\p{Ll}/gu)
  return !notCode.test(text) && !isOtherNumberLabel(text) && small <= 0.4 * alnum.length && !/^\D*[\d ]{9,}$/.test(text)
}

/** null when it cannot be a code at all. */
function scoreWords(words: readonly string[], { evenness }: LineShape): number | null {
  const joined = words.join(' ')
  if (notCode.test(joined) || isOtherNumberLabel(joined)) return null
  const alnum = joined.replace(/[^\p{L}\p{N}]/gu, '')
  const size = alnum.length
  if (size < 11 || size > 18) return null
  const digits = count(alnum, /\d/g)
  if (digits > 0.8 * size) return null
  const small = count(alnum, /\p{Ll}/gu)
  if (small > 0.35 * size) return null
  const odd = joined.length - size - count(joined, /[ -]/g)
  const grouped = /^\W*[A-Z0-9]{4}[ .-]{1,3}[A-Z0-9]{6}[ .-]{1,3}[A-Z0-9]{4,5}\W*$/.test(joined)
  // A single word of letters only is a word, such as CONGRATULATIONS, unless nobody could say it.
  if (digits === 0 && !grouped && words.length < 3 && !/[^AEIOUYÄÖÜÉ ]{5}/i.test(alnum)) return null
  const solid = small === 0 && odd === 0 && words.length === 1 && size <= 17
  return (
    (grouped ? 2 : 0) +
    (solid ? 0.7 : 0) +
    (size === 14 || size === 15 ? 1 : 0) +
    (digits > 0 ? 0.8 : -0.5) +
    evenness -
    0.45 * Math.abs(size - 14.5) -
    (5 * small) / size -
    0.4 * odd -
    0.15 * words.length
  )
}

function shapedLikeCode({ glyphCount, evenness, aspect }: LineShape): boolean {
  return glyphCount >= 10 && glyphCount <= 19 && evenness >= 0.6 && aspect > 8.5 && aspect < 26
}

function isOrdinaryText(text: string): boolean {
  const letters = count(text, /\p{L}/gu)
  const digits = count(text, /\d/g)
  if (notCode.test(text) || isOtherNumberLabel(text)) return true
  if (digits > 0.75 * (letters + digits)) return true
  if (digits === 0 && /^[\p{L} .,!'’&-]+$/u.test(text)) return true
  return count(text, /\p{Ll}/gu) > 0.45 * (letters + digits)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
