/** How long a page that goes away may keep what it held. */
const patienceMs = 2_000

/**
 * Whether this is the only window of the household. If so it stays that until it is closed or crashes: the browser itself lets go of the
 * lock then. Another one waits a moment, since a page that is being reloaded is still going.
 */
export async function becomeOnlyWindow(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request('cardstead-household', { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(true)
        return new Promise(() => undefined)
      })
      .catch((error: unknown) => {
        if (error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name)) resolve(false)
        else reject(error)
      })
  })
}
