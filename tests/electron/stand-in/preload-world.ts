import type { ContextBridge, IpcRenderer } from 'electron'

interface StandIn {
  deliver(channel: string, told?: unknown): void
}

declare global {
  function standInInvoke(channel: string, sent: readonly unknown[]): Promise<unknown>
  function standInOpen(url: string): Promise<string>
  var standIn: StandIn
}

/** A script for a page that runs the built preload as Electron does: in the top frame only, before the page's own scripts. */
export function preloadScript(preload: string): string {
  return `(${preloadWorld.toString()})((require, module, exports) => {${preload}\n})`
}

function preloadWorld(preload: (require: (name: string) => unknown, module: object, exports: object) => void) {
  if (window !== window.top) return
  const listeners = new Map<string, Set<(event: object, told: unknown) => void>>()
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => {
        Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true })
      },
    } satisfies Partial<ContextBridge>,
    ipcRenderer: {
      // Electron sends what can be cloned, and throws at anything else.
      invoke: async (channel: string, ...sent: unknown[]) => standInInvoke(channel, structuredClone(sent)),
      on: (channel: string, listener: (event: object, told: unknown) => void) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      removeListener: (channel: string, listener: (event: object, told: unknown) => void) => {
        listeners.get(channel)?.delete(listener)
      },
    } satisfies Partial<Record<keyof IpcRenderer, unknown>>,
  }
  window.standIn = { deliver: (channel, told) => listeners.get(channel)?.forEach((listener) => listener({}, told)) }
  window.open = (url) => {
    void standInOpen(String(url))
    return null
  }
  // All that a sandboxed preload may require but electron itself are Node's events, timers and url, which ours do not use.
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`A sandboxed preload has no module '${name}'`)
      return electron
    },
    { exports: {} },
    {},
  )
}
