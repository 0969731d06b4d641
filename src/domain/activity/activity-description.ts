import { activityLayouts } from '../data/activity-layouts'
import { holdsSecret } from '../note'

export interface ReadDescription {
  readonly description: string
  readonly orderId: string | null
  readonly lastFour: string | null
  readonly serial: string | null
}

/** Takes the order's number, claim codes and serial numbers out of a description. */
export function readDescription(text: string): ReadDescription {
  const orderId = text.match(orderNumber)?.[0].toUpperCase() ?? null
  const codes: string[] = []
  const serials: string[] = []
  const rest = text
    .replace(anyHyphen, '-')
    .replace(orderNumber, ' ')
    .replace(labelledCode, (_, code: string) => taken(codes, code))
    .replace(labelledSerial, (_, serial: string) => taken(serials, serial))
    .replace(groupedCode, (code) => (isCode(code) ? taken(codes, code) : code))
    .replace(plainCode, (code) => (/\d/.test(code) && /\D/.test(code) ? taken(codes, code) : code))
    .replace(longNumber, (number) => taken(serials, number))
  return {
    description: harmless(withoutLooseEnds(rest)),
    orderId,
    lastFour: lastFourOf(codes[0] ?? ''),
    serial: serials[0]?.replace(/\D/g, '') ?? null,
  }
}

/** Capitals, or null where they are masked or fewer than four. */
export function lastFourOf(code: string): string | null {
  const last = code.replace(/[^\p{L}\d*•●?]/gu, '').slice(-4)
  return /^[A-Za-z\d]{4}$/.test(last) && !/^x{4}$/i.test(last) ? last.toUpperCase() : null
}

/** Between the groups of a number or a code. */
const anyHyphen = /(?<=[A-Za-z\d*•●])[\u2010-\u2015\u2212](?=[A-Za-z\d*•●])/g
const orderNumber = /(?<![\p{L}\d-])(?:\d{3}|D\d{2})-\d{7}-\d{7}(?![\p{L}\d-])/giu
const masks = '*•●'
const labelledCode = new RegExp(
  `(?:${labels('codeLabels')}) ?(?:: ?)?((?:[A-Za-z\\d${masks}]{4}[- ][A-Za-z\\d${masks}]{6}[- ][A-Za-z\\d${masks}]{4,5}|(?<=: ?)[A-Za-z\\d${masks}#.-]{4,24}))(?![A-Za-z\\d])`,
  'giu',
)
const labelledSerial = new RegExp(`(?:${labels('serialLabels')}) ?(?:: ?)?(\\d[\\d -]{2,40}\\d)(?!\\d)`, 'giu')
const groupedCode = new RegExp(
  `(?<![A-Za-z\\d${masks}-])[A-Za-z\\d${masks}]{4}[- ][A-Za-z\\d${masks}]{6}[- ][A-Za-z\\d${masks}]{4,5}(?![A-Za-z\\d${masks}-])`,
  'gu',
)
const plainCode = /(?<![A-Za-z\d])[A-Za-z\d]{14,16}(?![A-Za-z\d])/g
const longNumber = /(?<!\d)\d(?:[ -]?\d){11,}(?!\d)/g

/** Words of four, six and four letters are no code. */
function isCode(text: string): boolean {
  const groups = text.split(/[- ]/)
  if (/^[x*•●]{4}$/i.test(groups[0] ?? '')) return true
  const withDigits = groups.filter((group) => /\d/.test(group)).length
  const isUpper = text === text.toUpperCase()
  return text.includes('-') ? withDigits > 0 || isUpper : withDigits > (isUpper ? 0 : 1)
}

/** What was left apart may look like a code once it stands together: then nothing is kept. */
function harmless(text: string): string {
  return holdsSecret(text) ? '' : text
}

function taken(into: string[], text: string): string {
  into.push(text)
  return ' '
}

function withoutLooseEnds(text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '' && !/^[;:,#()[\]./|-]+$/.test(word))
  return words.join(' ').replace(/[\s;:,]+$/, '')
}

function labels(kind: 'codeLabels' | 'serialLabels'): string {
  const all = [...new Set(activityLayouts.flatMap((layout) => layout[kind]))]
  return all
    .map((label) => label.normalize('NFKC').replaceAll('.', '\\.'))
    .sort((a, b) => b.length - a.length)
    .join('|')
}
