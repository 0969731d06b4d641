import { EventEmitter } from 'node:events'
import type { Clipboard, NotificationConstructorOptions, SafeStorage, Shell } from 'electron'

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

/** What a test may change about the keychain of the machine. */
export const keychain = {
  backend: 'gnome_libsecret' as ReturnType<SafeStorage['getSelectedStorageBackend']>,
  isThere: true,
  /** Rises when the system makes a new key; what older ones sealed still opens. */
  key: 1,
}

export const safeStorage = {
  getSelectedStorageBackend: () => keychain.backend,
  isAsyncEncryptionAvailable: async () => keychain.isThere,
  encryptStringAsync: async (text) => Buffer.from([keychain.key, ...Buffer.from(text)].map(turned)),
  decryptStringAsync: async (sealed) => {
    const [key = 0, ...text] = [...sealed].map(turned)
    if (!keychain.isThere || key < 1 || key > keychain.key) throw new Error('Error while decrypting the ciphertext')
    return { result: Buffer.from(text).toString(), shouldReEncrypt: key < keychain.key }
  },
} satisfies Partial<SafeStorage>

function turned(byte: number): number {
  return byte ^ 0xa5
}

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
