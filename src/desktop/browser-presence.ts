import type { DesktopApi, Presence } from '../../electron/contract'

const key = 'cardstead-household'

/** In the browser's local storage, which is another one than the database, though a person who clears the site's data clears both. */
export const browserPresence: Pick<DesktopApi, 'readPresence' | 'writePresence' | 'forgetPresence'> = {
  readPresence: async () => {
    try {
      return asPresence(JSON.parse(window.localStorage.getItem(key) ?? 'null'))
    } catch {
      return null
    }
  },
  writePresence: async ({ presence }) => {
    try {
      window.localStorage.setItem(key, JSON.stringify(presence))
      return { kind: 'written' }
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
      return { kind: 'failed', reason: isFull ? 'disk-full' : 'not-allowed' }
    }
  },
  forgetPresence: async () => {
    window.localStorage.removeItem(key)
    return { kind: 'written' }
  },
}

/** What does not look as we write it is not trusted. */
function asPresence(value: unknown): Presence | null {
  if (typeof value !== 'object' || value === null) return null
  const { householdId, counts, changedAt } = value as Partial<Presence>
  if (typeof householdId !== 'string' || typeof changedAt !== 'number' || typeof counts !== 'object') return null
  return Object.values(counts).every(Number.isInteger) ? { householdId, counts, changedAt } : null
}
