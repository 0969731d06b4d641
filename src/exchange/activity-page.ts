import { readDate } from '@/domain/activity/activity-dates'
import { parseForeignHtml } from './foreign-html'

/**
 * The text of a saved page: a row of its table becomes one line with tabs between the cells, all else a line of its own. What
 * is no HTML stays as it is.
 */
export function textOfActivityPage(html: string): string {
  if (!looksLikeHtml(html)) return html
  const { body } = parseForeignHtml(html)
  const lines: string[] = []
  addLines(body, lines)
  return lines.join('\n')
}

const unseen = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'HEAD', 'IFRAME', 'SELECT', 'TEXTAREA'])
const inText = new Set(
  'A ABBR B BDI BDO CITE CODE DATA EM FONT I LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME U WBR'.split(' '),
)
const fewestCells = 3

function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|body|table|tbody|tr|div|ul|section|main)[\s>]/i.test(text)
}

function addLines(element: Element, lines: string[]): void {
  const cells = cellsOfRow(element)
  if (cells) {
    lines.push(cells.join('\t'))
    return
  }
  let line = ''
  const end = () => {
    const text = tidy(line)
    if (text !== '') lines.push(text)
    line = ''
  }
  for (const node of element.childNodes) {
    if (node instanceof Text) line += node.data
    else if (!(node instanceof Element) || isUnseen(node)) continue
    else if (inText.has(node.tagName) && !node.querySelector('div, p, li, table, tr')) line += textOf(node)
    else {
      end()
      addLines(node, lines)
    }
  }
  end()
}

/** Of a row of a table without another table in it, or of anything that begins with a date and has cells beside it. */
function cellsOfRow(element: Element): readonly string[] | null {
  const children = [...element.children].filter((child) => !isUnseen(child))
  const isTableRow = element.tagName === 'TR' || element.getAttribute('role') === 'row'
  if (isTableRow) return element.querySelector('tr, [role="row"]') ? null : children.map((child) => tidy(textOf(child)))
  if (children.length < fewestCells || element.querySelector('tr, [role="row"]')) return null
  const [first] = children
  return first && readDate(tidy(textOf(first))) ? children.map((child) => tidy(textOf(child))) : null
}

/** Prices often stand twice in a page, once for those who see and once for those who hear it. */
function isUnseen(element: Element): boolean {
  return (
    unseen.has(element.tagName.toUpperCase()) ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.hasAttribute('hidden')
  )
}

function textOf(element: Element): string {
  let text = ''
  for (const node of element.childNodes) {
    if (node instanceof Text) text += node.data
    else if (!(node instanceof Element) || isUnseen(node)) continue
    // What stands in boxes of its own is divided by more than the letters say.
    else text += inText.has(node.tagName) ? textOf(node) : ` ${textOf(node)} `
  }
  return text
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
