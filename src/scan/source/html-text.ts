/** Elements whose content is no text to read. */
const silent = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'textarea', 'select'])
/** Elements that stand within a line; all others begin a new one. */
const inline = new Set(
  ['a abbr acronym b bdi bdo big cite code data dfn em font i img input ins kbd label mark nobr o:p q s samp small']
    .concat('span strike strong sub sup time tt u var wbr')
    .flatMap((names) => names.split(' ')),
)
/** Cells of a row stay on one line, apart from each other. */
const cells = new Set(['td', 'th'])

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hyphen: '-',
  dash: '-',
  bull: '•',
  middot: '·',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  oacute: 'ó',
  iacute: 'í',
  ntilde: 'ñ',
}

/**
 * The text that an HTML mail shows. No document is built and nothing in it runs or loads. Takes time in proportion to
 * the text, whatever stands in it.
 */
export function textOfHtml(html: string): string {
  const find = finderIn(html)
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const open = find('<', at)
    pieces.push(readable(html.slice(at, open)))
    if (open === html.length) return pieces.join('')
    const tag = tagAt(html, open, find)
    if (tag.name === null) pieces.push('<')
    at = tag.end
    if (tag.name === null || tag.name === '' || inline.has(tag.name)) continue
    pieces.push(cells.has(tag.name) ? ' ' : '\n')
    // Unclosed, as in a mail that was cut off: what follows is shown rather than lost.
    const close = !tag.isClosing && silent.has(tag.name) ? find(`</${tag.name}`, at) : html.length
    if (close < html.length) at = tagAt(html, close, find).end
  }
  return pieces.join('')
}

/** Pictures that are written into the HTML itself, at most `most` of them. */
export function picturesOfHtml(html: string, most: number): readonly Blob[] {
  const pictures: Blob[] = []
  for (const match of html.matchAll(/data:image\/[a-z+-]+;base64,([A-Za-z0-9+/=\s%]+)/gi)) {
    if (pictures.length >= most) break
    try {
      const bytes = Uint8Array.from(atob((match[1] ?? '').replace(/%[0-9a-f]{2}|\s/gi, '')), (char) =>
        char.charCodeAt(0),
      )
      pictures.push(new Blob([bytes]))
    } catch (error) {
      // Not base64 after all: a picture less.
      if (!(error instanceof DOMException)) throw error
    }
  }
  return pictures
}

type Find = (mark: string, from: number) => number

/** Where a mark comes next, upper or lower case; the length where it does not. What was searched once is not searched again. */
function finderIn(html: string): Find {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const known = new Map<string, { readonly from: number; readonly at: number }>()
  return (mark, from) => {
    const last = known.get(mark)
    if (last && last.from <= from && from <= last.at) return last.at
    const found = lower.indexOf(mark, from)
    const at = found === -1 ? html.length : found
    known.set(mark, { from, at })
    return at
  }
}

/** Comments and declarations are tags with an empty name; where a `<` begins no tag the name is null. */
function tagAt(html: string, open: number, find: Find) {
  const past = (mark: string, from: number) => Math.min(html.length, find(mark, from) + mark.length)
  if (html.startsWith('<!--', open)) return { name: '', isClosing: false, end: past('-->', open + 4) }
  if (/[!?]/.test(html.charAt(open + 1))) return { name: '', isClosing: false, end: past('>', open) }
  const start = /^<(\/?)([A-Za-z][A-Za-z0-9:-]*)/.exec(html.slice(open, open + 40))
  if (!start) return { name: null, isClosing: false, end: open + 1 }
  const name = (start[2] ?? '').toLowerCase()
  return { name, isClosing: start[1] === '/', end: endOfTag(html, open + start[0].length, find) }
}

/** A `>` between quotation marks does not end the tag. */
function endOfTag(html: string, from: number, find: Find): number {
  let at = from
  for (;;) {
    const end = find('>', at)
    const quote = Math.min(find('"', at), find("'", at))
    if (quote >= end) return Math.min(html.length, end + 1)
    const closing = find(html.charAt(quote), quote + 1)
    if (closing === html.length) return Math.min(html.length, find('>', from) + 1)
    at = closing + 1
  }
}

/** White space of the source is one space; entities become characters. */
function readable(source: string): string {
  return source
    .replace(/\s+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}))(?:;|(?![a-z0-9]))/gi, entity)
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name] ?? named[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point)
}
