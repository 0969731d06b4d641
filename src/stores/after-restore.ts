const key = 'cardstead-restored'

/** Starts the page afresh, so that nothing of what was replaced stays in memory; the lock screen says why. */
export function startAfresh(): void {
  window.sessionStorage.setItem(key, 'yes')
  window.location.reload()
}

/** Whether the page was started afresh by a restore. Said once. */
export function wasRestored(): boolean {
  const was = window.sessionStorage.getItem(key) !== null
  window.sessionStorage.removeItem(key)
  return was
}
