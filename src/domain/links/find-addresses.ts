import { marketplaces } from '../marketplaces'
import { registrable } from './host-reasons'

/** Longer addresses are cut: nobody reads them, and their host stands at the beginning. */
const longestAddress = 4000
/** Who breaks an address does it near its beginning. */
const longestBroken = 300
const openers = '([{<«‹„“”‘’"\'*_`>'
const closers = ')]}>»›“”‘’"\'*_`.,;:!?…'
const names = new Set(marketplaces.map(({ name }) => name))

/** The addresses in a text, in their order, each once. A text of one word is taken whole. */
export function findAddresses(text: string): readonly string[] {
  const words = joinBroken(text.split(/(\s+|[<>"“”„«»]+)/u))
  return [...new Set(words.flatMap((word) => addressIn(word.slice(0, longestAddress)) ?? []))]
}

/** A browser closes the gap in an address over two lines: '@elsewhere.test' on the next line changes its host. */
function joinBroken(pieces: readonly string[]): readonly string[] {
  const words: string[] = []
  let isBroken = false
  for (const [place, piece] of pieces.entries()) {
    if (place % 2 === 1) {
      isBroken = /^[\t\r\n]+$/.test(piece)
      continue
    }
    if (piece === '') continue
    const last = words.at(-1)
    if (isBroken && last !== undefined && last.length < longestBroken && /:[\\/]/.test(last) && /^[@.:%\\]/.test(piece))
      words.push(words.pop() + piece)
    else words.push(piece)
    isBroken = false
  }
  return words
}

function addressIn(word: string): string | null {
  const start = startOfScheme(word)
  if (start !== null) return withoutEnd(word.slice(start))
  const bare = withoutEnd(withoutOpeners(word))
  if (/^(?:javascript|data|vbscript|file|blob|about|intent|mailto|tel|sms|callto|whatsapp):./i.test(bare)) return bare
  return isBareHost(bare) ? bare : null
}

/** Where 'https://' begins, with backslashes and one slash too. */
function startOfScheme(word: string): number | null {
  const colon = word.search(/:[\\/]/)
  if (colon < 1) return null
  let start = colon
  while (start > 0 && colon - start < 40 && /[a-z0-9+.-]/i.test(word[start - 1] ?? '')) start--
  // 'see:https://' is caught by the second colon only: prefer what a browser knows.
  const scheme = /(?:https?|ftp|file)$/i.exec(word.slice(start, colon))
  if (scheme) return start + scheme.index
  return start < colon && /^[a-z]/i.test(word.slice(start)) && !word.slice(start, colon).includes('.') ? start : null
}

function withoutOpeners(word: string): string {
  let start = 0
  while (start < word.length && openers.includes(word[start] ?? '')) start++
  return word.slice(start)
}

function withoutEnd(word: string): string {
  let end = word.length
  while (end > 0 && closers.includes(word[end - 1] ?? '')) end--
  return word.slice(0, end)
}

/** A host without a scheme. The bare name of a shop ('Amazon.de') is a word, not a link. */
function isBareHost(word: string): boolean {
  const [authority = ''] = word.split(/[\\/?#]/, 1)
  const hasPath = authority.length < word.length
  const isMail = authority.includes('@') && !hasPath && !/^www\./i.test(word)
  if (isMail) return false
  const host = (authority.split('@').at(-1) ?? '')
    .replace(/:\d*$/, '')
    .replace(/[。．｡]/g, '.')
    .toLowerCase()
  if (!host.includes('.') || host.length > 253 || host.split('.').includes('')) return false
  if (!hasPath && names.has(host)) return false
  if (/^\d+(?:\.\d+){3}$/.test(host)) return hasPath
  return registrable(host).hasKnownEnding && registrable(host).label !== ''
}
