/**
 * What a key pressed there would do by itself: `text` writes, `overlay` belongs to a dialog or menu, `own` is a key that the
 * control needs, `page` is free for the keys of the screen.
 */
export function meaningOfTarget({ target, key }: KeyboardEvent): 'text' | 'overlay' | 'own' | 'page' {
  const at = target as HTMLElement
  if (at.closest('.v-overlay, [role="listbox"]')) return 'overlay'
  // Arrows and space open or move these; letters would search in them.
  if (at.closest('[role="combobox"]')) return 'own'
  if (at.closest('textarea')) return key === 'Enter' ? 'own' : 'text'
  if (at.closest('input:not([type="checkbox"], [type="radio"])')) return 'text'
  const isButton = at.closest('button:not(.cell), a')
  if (isButton && (key === 'Enter' || key === ' ')) return 'own'
  if (at.closest('input[type="checkbox"]') && key === ' ') return 'own'
  if (at.closest('input[type="radio"]') && (key === ' ' || key.startsWith('Arrow'))) return 'own'
  return 'page'
}
