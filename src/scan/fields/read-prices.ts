import type { TextOnLine } from '../code-reader/line-texts'
import type { CodeReader } from '../code-reader/code-reader'
import type { SightedLine } from '../codes/sighted-line'
import type { PreparedLine } from '../lines/prepare'
import type { LineReading } from '../readers/line-reader'
import type { Readers } from '../readers/readers'

/** Each takes about a hundredth of a second, and three times that when it says anything. */
const mostLines = 8

/** From this share on a line says a price clearly; then only lines are read on that the text reader saw one as well. */
const clearShare = 0.9
const withMark = 2.5

/** What the reader of prices takes the lines for that may say one; nothing without it. Lines that say a code are none. */
export async function readPrices(
  sighted: readonly SightedLine[],
  codes: ReadonlyMap<SightedLine, unknown>,
  { code }: Readers,
): Promise<ReadonlyMap<SightedLine, readonly TextOnLine[]>> {
  const read = new Map<SightedLine, readonly TextOnLine[]>()
  if (!code) return read
  const promising = sighted
    .filter((line) => holdsPrice(line.prepared) && !codes.has(line))
    .map((line) => ({ line, score: promise(line) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostLines)
  let isClear = false
  for (const { line, score } of promising) {
    if (isClear && score < withMark) break
    const said = await readPrice(line.prepared, code)
    if (said.length > 0) read.set(line, said)
    isClear ||= saysPrice(said) && (shareOf(said) > clearShare || agree(said, line.reading))
  }
  return read
}

function holdsPrice({ priceCuts, widePriceCuts }: PreparedLine): boolean {
  return priceCuts.length > 0 || widePriceCuts.length > 0
}

/** Whether a clear line ends for the text reader in the price that the other finds likeliest; behind a price this sees edges as 円. */
function agree([first]: readonly TextOnLine[], { text, confidence }: LineReading): boolean {
  const said = plain(first?.text.replace(/[ 円]+$/, '') ?? '')
  const seen = plain(text)
  const goesOn = /[\d.,]$/.test(seen.slice(0, -said.length))
  return confidence > clearlyWords && letterOrSign.test(said) && seen.endsWith(said) && !goesOn
}

function plain(text: string): string {
  return text.replace(/[\s~]/g, '')
}

/** On the paper beside a price the reader of prices sees edges as 円 or 0, each a little; digits that do stand there it sees with more than this. */
const leastShareOfLong = 0.6

/** What the line says, or what it says with all that may belong to it where that is a price, unless the line alone says one clearly. */
async function readPrice(
  { priceCuts, longPriceCuts, widePriceCuts }: PreparedLine,
  code: CodeReader,
): Promise<readonly TextOnLine[]> {
  const long = longPriceCuts.length > 0 ? await code.readPrice(longPriceCuts) : []
  if (saysPrice(long) && shareOf(long) > leastShareOfLong) return long
  const texts = priceCuts.length > 0 ? await code.readPrice(priceCuts) : []
  if (saysPrice(texts) && shareOf(texts) > clearShare) return texts
  if (saysPrice(long)) return long
  if (saysPrice(texts) || widePriceCuts.length === 0) return texts
  const wide = await code.readPrice(widePriceCuts)
  return saysPrice(wide) ? wide : texts
}

function shareOf([best]: readonly TextOnLine[]): number {
  return best?.share ?? 0
}

function saysPrice([best]: readonly TextOnLine[]): boolean {
  return best !== undefined && /\d/.test(best.text) && letterOrSign.test(best.text)
}

const letterOrSign = /[$€£¥円₹₺A-Złkrz]/

const mark = /[$€£¥￥円₹₺]|\b(?:EUR|USD|GBP|CAD|AUD|JPY|C[DA]N|TL|kr)\b/
const saysAmount =
  /amount|value|betrag|wert|montant|valeur|import|valor|total|summe|gesamt|金額|額面|合計|gift|geschenk|regalo|cadeau/i

/** A label, and behind it something that the text reader made nothing of: «Geschenkgutschein QV ©», but not «eGift Card». */
const saysMore = new RegExp(`(?:${saysAmount.source})\\S*(?:\\s+cards?\\b)?\\s+(?!cards?\\b)\\S+(?:\\s+\\S+)?$`, 'i')

/** A phone's time and battery, and a date. */
const saysTime = /^\W*(?:(?:[01]?\d|2[0-3]):[0-5]\d|\d{4}-\d{2}-\d{2}|(?:[345]G|LTE)?\W*\d{1,3} ?%)\W*$/

/** «25:00 €» is a price all the same. */
function isTime(text: string, confidence: number): boolean {
  return confidence > clearlyWords && saysTime.test(text) && !mark.test(text)
}

/** Above 0 for a line that may say a price; marks and digits in little writing speak for one, long numbers and clear words against. */
function promise({ reading: { text, confidence }, prepared: { line } }: SightedLine): number {
  const digits = text.replace(/\D/g, '').length
  const letters = text.replace(/\P{L}/gu, '').length
  if (digits > 9 || letters > mostLetters || isTime(text, confidence)) return 0
  if (digits === 0 && letters > 3 && confidence > clearlyWords && !mark.test(text) && !saysMore.test(text)) return 0
  return (
    1 +
    (mark.test(text) ? 2 : 0) +
    (digits > 1 ? 1 : 0) +
    (saysMore.test(text) ? 1.5 : saysAmount.test(text) ? 0.7 : 0) +
    Math.min(1, line.heightPx / 30) -
    line.glyphCount / 20
  )
}

const clearlyWords = 0.96
const mostLetters = 24
