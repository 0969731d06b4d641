const label =
  /(?:serial|serien|s[eé]rie|seri[ea]|s\s*\/\s*n|card|karten|kart|carte|tarjeta|carta|シリアル|番号)[^\d]{0,24}/i
const otherLabel = /order|bestell|commande|pedido|ordine|tel\b|phone|terminal|\bref\b|reference|注文/i
const twins: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  G: '6',
  b: '6',
  g: '9',
  q: '9',
}

/** The card's serial number: 16 or 30 digits that are not part of a longer run and not an order number. Labelled lines win. */
export function pickSerial(texts: readonly string[]): string | null {
  const labelled = texts.map(labelledSerial).find((digits) => digits !== null)
  if (labelled) return labelled
  return texts.map(bareSerial).find((digits) => digits !== null) ?? null
}

/** The serial that at least two passes over one labelled line agree on; null when there is no clear winner. */
export function pickRereadSerial(lines: readonly (readonly string[])[]): string | null {
  for (const texts of lines) {
    const votes = new Map<string, number>()
    for (const text of texts) {
      const digits = text.replace(/\D/g, '')
      if (digits.length === 16 || digits.length === 30) votes.set(digits, (votes.get(digits) ?? 0) + 1)
    }
    const [first, second] = [...votes].sort((a, b) => b[1] - a[1])
    if (first && first[1] >= 2 && (!second || first[1] > second[1])) return first[0]
  }
  return null
}

/** A line that says it holds another number. */
export function isNumberOfAnother(text: string): boolean {
  return otherLabel.test(text)
}

const startOfLabel =
  /^\W*(?:seri|sera|sen[ai]l|serl|ser[il1]a|s ?[/|] ?n\b|card n|kartenn|cart[ae] n)|シリアル|n(?:.{1,3}|.{3,4}r[oe]) ?(?:de|di) s.?ri/i

/** A line that begins as one with a serial number does, whatever became of the number. */
export function saysSerial(text: string): boolean {
  return startOfLabel.test(text) && !otherLabel.test(text)
}

/** Where the number starts (in characters without spaces) on a line that is labelled as a serial; null on other lines. */
export function findSerialNumber(text: string): { readonly start: number } | null {
  const match = label.exec(text)
  if (!match || otherLabel.test(text)) return null
  const end = match.index + match[0].length
  if ((text.slice(end).match(/\d/g)?.length ?? 0) < 9) return null
  return { start: text.slice(0, end).replace(/ /g, '').length }
}

/** The digits behind the label of a serial, or of a line that has none; look-alikes are taken for digits, what is none is left out. */
export function digitsSeen(text: string): string {
  const match = label.exec(text)
  const rest = match ? text.slice(match.index + match[0].length) : text.slice(Math.max(0, text.search(/\d/)))
  return withDigits(rest.replace(/[\]L]/g, '1')).replace(/\D/g, '')
}

function withDigits(text: string): string {
  return [...text].map((char) => twins[char] ?? char).join('')
}

/** Runs of 9 or more digits of a text; for telling a serial from a code. */
export function longDigitRuns(text: string): readonly string[] {
  return text.replace(/[\s-]/g, '').match(/\d{9,}/g) ?? []
}

function labelledSerial(text: string): string | null {
  const match = label.exec(text)
  if (!match || otherLabel.test(text)) return null
  const rest = text.slice(match.index + match[0].length)
  const digits = withDigits(rest.replace(/[\s.,:;'’-]/g, ''))
  return /^\D?(\d{16}|\d{30})(?!\d)/.exec(digits)?.[1] ?? null
}

function bareSerial(text: string): string | null {
  if (otherLabel.test(text) || /\d{3}-\d{7}-\d{7}/.test(text)) return null
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])\d(?:[ -]?\d){15,29}(?![\p{L}\p{N}])/gu)) {
    const digits = match[0].replace(/\D/g, '')
    if (digits.length === 16 || digits.length === 30) return digits
  }
  return null
}
