import type { Event } from 'electron'

/** An event of Electron's main process that a listener may prevent. */
export function preventable<Params extends object>(params?: Params): Event<Params> {
  const event = { ...params, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) }
  return event as unknown as Event<Params>
}
