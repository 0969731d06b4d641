import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { WebContents } from './web-contents.ts'

const windows: BrowserWindow[] = []

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'focus'
      | 'isContentProtected'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'restore'
      | 'setContentProtection'
      | 'show'
    >
{
  readonly webContents: WebContents
  #isVisible: boolean
  #isProtected = false

  static getAllWindows = () => [...windows]
  static fromWebContents = (contents: unknown) => windows.find(({ webContents }) => webContents === contents) ?? null

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.webContents = new WebContents(options.webPreferences ?? {})
    this.#isVisible = options.show ?? true
    windows.push(this)
  }

  async loadURL(url: string) {
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
  }

  show() {
    this.#isVisible = true
  }

  isVisible() {
    return this.#isVisible
  }

  setContentProtection(enable: boolean) {
    this.#isProtected = enable
  }

  isContentProtected() {
    return this.#isProtected
  }

  isMinimized() {
    return false
  }

  restore() {}

  focus() {}
}
