/** What does not belong to a code but came along with it. */
export type StrayKind = 'blank' | 'invisible' | 'full-width' | 'mark'

const kinds: readonly (readonly [StrayKind, RegExp])[] = [
  ['blank', /\s/u],
  ['invisible', /[\p{Cf}\p{Cc}\ufe00-\ufe0f]/u],
  ['full-width', /[\uff01-\uff5e]/u],
  ['mark', /[.\u00b7\u2027\u30fb,;:"'“”„<>()[\]]/u],
]

/** Whatever stands in a pasted code that Amazon's field may not take; hyphens are how codes are printed. */
export function strayCharacters(raw: string): readonly StrayKind[] {
  const inside = raw.replaceAll(/[\t\n\r]/g, ' ')
  return kinds.filter(([, pattern]) => pattern.test(inside)).map(([kind]) => kind)
}
