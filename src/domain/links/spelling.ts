import type { LinkReason } from './link'

/** What is odd about the text of an address itself: a browser mends all of it silently. */
export function spellingReasons(text: string): readonly LinkReason[] {
  const authority = authorityOf(text)
  const reasons: LinkReason[] = []
  if (/[\p{Cc}\p{Cf}\u115f\u1160\u2028\u2029\u3164\uffa0]/u.test(text)) reasons.push({ kind: 'hidden-characters' })
  if (text.includes('\\')) reasons.push({ kind: 'backslash' })
  if (hasDisguise(text)) reasons.push({ kind: 'disguised-characters' })
  if (authority.includes('%')) reasons.push({ kind: 'encoded-host' })
  return reasons
}

/** Full-width and other forms that become plain letters, dots and slashes. */
function hasDisguise(text: string): boolean {
  for (const character of text) {
    if (character < '\u0080') continue
    if (/[\u2024\u3002\uff0e\uff61\u2044\u2215\u29f8]/.test(character)) return true
    // A space in another form is no letter in disguise.
    if (/^[!-~]+$/.test(character.normalize('NFKC'))) return true
  }
  return false
}

/** What stands between the slashes after the scheme and the next one. */
function authorityOf(text: string): string {
  return (
    text
      .replace(/^[a-z][a-z0-9+.-]*:/i, '')
      .replace(/^[\\/]+/, '')
      .split(/[\\/?#]/, 1)[0] ?? ''
  )
}
