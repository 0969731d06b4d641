import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { WebContents } from './web-contents.ts'

const windows: BrowserWindow[] = []

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'focus'
      | 'getNormalBounds'
      | 'isContentProtected'
      | 'isDestroyed'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'maximize'
      | 'restore'
      | 'setBackgroundColor'
      | 'setContentProtection'
      | 'show'
    >
{
  readonly webContents: WebContents
  backgroundColor: string
  #isVisible: boolean
  #isProtected = false
  #isMaximized = false

  static getAllWindows = () => [...windows]
  static fromWebContents = (contents: unknown) => windows.find(({ webContents }) => webContents === contents) ?? null

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.webContents = new WebContents(options.webPreferences ?? {})
    this.#isVisible = options.show ?? true
    this.backgroundColor = options.backgroundColor ?? '#fff'
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

  isMaximized() {
    return this.#isMaximized
  }

  maximize() {
    this.#isMaximized = true
  }

  getNormalBounds() {
    const { x = 320, y = 90, width = 800, height = 600 } = this.options
    return { x, y, width, height }
  }

  isDestroyed() {
    return !windows.includes(this)
  }

  close() {
    this.emit('close')
    windows.splice(windows.indexOf(this), 1)
    this.emit('closed')
  }

  async closeWithPage() {
    await this.webContents.leave()
    this.close()
  }

  setBackgroundColor(color: string) {
    this.backgroundColor = color
  }

  restore() {}

  focus() {}
}
