import { checkLink } from '@/domain/links/check-link'
import { verdicts, type CheckedLink, type Link } from '@/domain/links/link'
import { linksOfHtml, linksOfMail, linksOfText } from '@/exchange/mail-links'

export type LinkCheck =
  | {
      readonly kind: 'checked'
      /** The most dangerous first. */
      readonly links: readonly CheckedLink[]
      /** How many more there were than are looked at. */
      readonly leftOut: number
    }
  | { readonly kind: 'no-links' }
  /** A file that is no mail, page or text, one that is too big, or one that cannot be read. */
  | { readonly kind: 'wrong-file' | 'too-big' | 'unreadable' }

const mostLinks = 200
const mostBytes = 40 * 1024 * 1024
const mostCharacters = 2_000_000

/** Checks links without opening any and without keeping anything: it works while the household is locked. */
export const linkCheck = {
  /** What was pasted or typed; `html` is the same with its links, where a program gave it along. */
  async ofText(text: string, html: string): Promise<LinkCheck> {
    if (text.length > mostCharacters || html.length > mostCharacters) return { kind: 'too-big' }
    try {
      const formatted = linksOfHtml(html)
      const known = new Set(formatted.map(({ address }) => address))
      return checked([...formatted, ...(await linksOfText(text)).filter(({ address }) => !known.has(address))])
    } catch {
      return { kind: 'unreadable' }
    }
  },

  async ofFile(file: File): Promise<LinkCheck> {
    if (file.size > mostBytes) return { kind: 'too-big' }
    const read = readerOf(file.name)
    if (!read) return { kind: 'wrong-file' }
    try {
      return checked(await read(file))
    } catch {
      return { kind: 'unreadable' }
    }
  },
}

function readerOf(name: string): ((file: File) => Promise<readonly Link[]>) | null {
  if (/\.eml$/i.test(name)) return async (file) => linksOfMail(await file.arrayBuffer())
  if (/\.x?html?$/i.test(name)) return async (file) => linksOfHtml(await file.text())
  if (/\.(?:txt|url|webloc|md)$/i.test(name)) return async (file) => linksOfText(await file.text())
  return null
}

function checked(links: readonly Link[]): LinkCheck {
  if (links.length === 0) return { kind: 'no-links' }
  const all = links.slice(0, mostLinks).map((link) => checkLink(link, parseAddress))
  const rank = (link: CheckedLink) => verdicts.indexOf(link.verdict)
  return {
    kind: 'checked',
    links: all.toSorted((one, other) => rank(one) - rank(other)),
    leftOut: Math.max(0, links.length - mostLinks),
  }
}

function parseAddress(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
