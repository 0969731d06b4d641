import { EventEmitter } from 'node:events'
import type { Clipboard, NotificationConstructorOptions, Shell } from 'electron'

let copied = ''

/** The addresses that went to the person's own browser. */
export const opened: string[] = []

export const clipboard = {
  readText: async () => copied,
  writeText: async (text) => void (copied = text),
  clear: () => void (copied = ''),
} satisfies Partial<Clipboard>

export const shell = {
  openExternal: async (url) => void opened.push(url),
} satisfies Partial<Shell>

export const powerMonitor = new EventEmitter()

/** The notifications that were shown. */
export const notified: Notification[] = []

export class Notification extends EventEmitter {
  static isSupported = () => true
  readonly words: NotificationConstructorOptions
  constructor(words: NotificationConstructorOptions) {
    super()
    this.words = words
  }
  show() {
    notified.push(this)
  }
  close() {
    this.emit('close')
  }
}
