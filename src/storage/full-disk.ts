/** Whether an error says that there was no room. Dexie wraps it, in an AbortError or with the failures of many rows. */
export function isQuotaExceeded(error: unknown): boolean {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false
  if (error.name === 'QuotaExceededError') return true
  const inner = 'inner' in error ? [error.inner] : []
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : []
  return [...inner, ...failures].some(isQuotaExceeded)
}
