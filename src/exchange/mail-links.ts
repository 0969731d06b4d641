import type { Link } from '@/domain/links/link'
import { findAddresses } from '@/domain/links/find-addresses'
import { parseForeignHtml } from './foreign-html'

/** Every link of a text or of the source of a mail, each once, in their order. */
export async function linksOfText(text: string): Promise<readonly Link[]> {
  return looksLikeMail(text) ? linksOfMail(text) : distinct(asThemselves(text))
}

/** Every link of a saved mail (.eml), with the words that stand for it. Rejects when it is no mail. */
export async function linksOfMail(mail: string | ArrayBuffer): Promise<readonly Link[]> {
  const { default: PostalMime } = await import('postal-mime')
  const { html = '', text = '' } = await PostalMime.parse(mail)
  return distinct([...linksIn(html), ...asThemselves(text)])
}

/** Every link of a page: what may be clicked, what is sent by a form, what opens by itself, and addresses in plain text. */
export function linksOfHtml(html: string): readonly Link[] {
  return distinct(linksIn(html))
}

function linksIn(html: string): readonly Link[] {
  if (html === '') return []
  const page = parseForeignHtml(html)
  for (const unseen of page.querySelectorAll('script, style, template, noscript')) unseen.remove()
  const base = page.querySelector('base')?.getAttribute('href') ?? null
  const links = [...page.querySelectorAll(clickable)].flatMap((element) => linkOf(element, base))
  const moved = [...page.querySelectorAll('meta[http-equiv="refresh" i]')].flatMap((meta) => refreshOf(meta, base))
  for (const link of page.querySelectorAll('a')) link.replaceWith(' ')
  for (const end of page.querySelectorAll('br, p, div, td, li, tr')) end.append('\n')
  return [...links, ...moved, ...asThemselves(page.body.textContent)]
}

const clickable = 'a, area[href], form[action], [formaction]'
const svgLink = 'http://www.w3.org/1999/xlink'

function linkOf(element: Element, base: string | null): readonly Link[] {
  const written =
    element.getAttribute('href') ??
    element.getAttribute('formaction') ??
    element.getAttribute('action') ??
    element.getAttributeNS(svgLink, 'href') ??
    element.getAttribute('xlink:href')
  const address = written === null ? null : absolute(written, base)
  if (address === null) return []
  const words = element.tagName === 'FORM' ? '' : wordsOf(element)
  return [{ address, shown: words === '' || words === address ? null : words }]
}

function refreshOf(meta: Element, base: string | null): readonly Link[] {
  const written = /;\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(meta.getAttribute('content') ?? '')?.[1]
  const address = written === undefined ? null : absolute(written, base)
  return address === null ? [] : [{ address, shown: null }]
}

/** Null for what leads nowhere: places of the same page, and parts of an address that belong to no page. */
function absolute(written: string, base: string | null): string | null {
  const text = written.trim()
  if (text === '' || text.startsWith('#')) return null
  // Browsers drop line breaks and tabs, in the scheme too.
  if (/^[a-z][a-z0-9+.-]*:/i.test(text.replace(/[\t\n\r]/g, ''))) return text
  if (base !== null && URL.canParse(text, base)) return new URL(text, base).href
  return /^[\\/]{2}|^www\./i.test(text) ? text : null
}

function wordsOf(element: Element): string {
  const pictures = [...element.querySelectorAll('img[alt]')].map((picture) => picture.getAttribute('alt') ?? '')
  const value = element.getAttribute('alt') ?? element.getAttribute('value') ?? ''
  return [element.textContent, value, ...pictures].join(' ').replace(/\s+/g, ' ').trim().slice(0, 500)
}

function asThemselves(text: string): readonly Link[] {
  return findAddresses(text).map((address) => ({ address, shown: null }))
}

/** Headers first, one of which says how the rest is written. */
function looksLikeMail(text: string): boolean {
  const head =
    text
      .trimStart()
      .slice(0, 20_000)
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^[A-Za-z-]+:[^\n]*\n/.test(head) && /^(?:mime-version|content-type|content-transfer-encoding):/im.test(head)
}

/** An address that stands in the text too is the same link; one with other words is another. */
function distinct(links: readonly Link[]): readonly Link[] {
  const withWords = new Set(links.filter(({ shown }) => shown !== null).map(({ address }) => address))
  const kept = links.filter(({ address, shown }) => shown !== null || !withWords.has(address))
  return [...new Map(kept.map((link) => [`${link.address}\n${link.shown ?? ''}`, link])).values()]
}
