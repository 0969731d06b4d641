/**
 * A page of others, to be read only: it never becomes a part of ours, and nothing in it runs or loads. How it looks says
 * nothing, and our content policy would complain of every style in it.
 */
export function parseForeignHtml(html: string): Document {
  return new DOMParser().parseFromString(withoutStyles(html), 'text/html')
}

function withoutStyles(html: string): string {
  return html.replace(/<style[\s>][^]*?<\/style>/gi, ' ').replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, ' ')
}
