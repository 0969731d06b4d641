import type { IpcMain, IpcMainInvokeEvent } from 'electron'

type Listener = Parameters<IpcMain['handle']>[1]

const listeners = new Map<string, Listener>()

export const ipcMain = {
  handle: (channel, listener) => {
    if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    listeners.set(channel, listener)
  },
} satisfies Partial<IpcMain>

/** What `ipcRenderer.invoke` leads to. */
export async function invoke(
  event: { sender: unknown; senderFrame: unknown },
  channel: string,
  sent: readonly unknown[],
) {
  const listener = listeners.get(channel)
  if (!listener) throw new Error(`No handler registered for '${channel}'`)
  return listener(event as IpcMainInvokeEvent, ...sent)
}
