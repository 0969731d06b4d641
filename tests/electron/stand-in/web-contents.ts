import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type Electron from 'electron'
import { chromium, type Frame, type Page, type Request, type Route } from 'playwright-core'
import { browserArguments, findBrowser } from '../../../scripts/lib/browser.mjs'
import { app } from './app.ts'
import { toAppAddress, toPageAddress } from './addresses.ts'
import { invoke } from './messages.ts'
import { preloadScript } from './preload-world.ts'
import { preventable } from './preventable.ts'
import { answer, cancels } from './session.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type WebFrame = Pick<Electron.WebFrameMain, 'url'>

/** A page of a real Chromium whose every request passes the session's filter and is answered by `protocol.handle`. */
export class WebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'loadURL' | 'reload' | 'send' | 'setWindowOpenHandler'>
{
  /** Script errors, refused policies and what else the page complained about. */
  readonly complaints: string[] = []
  #frames = new WeakMap<Frame, WebFrame>()
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #page: Page | undefined
  #isLoading = false
  #isGone = false
  #isLeft = false
  #address = ''

  constructor(readonly preferences: Electron.WebPreferences) {
    super()
  }

  get page(): Page {
    if (!this.#page) throw new Error('The window has loaded nothing yet')
    return this.#page
  }

  get mainFrame(): WebFrame {
    return this.#frameOf(this.page.mainFrame())
  }

  async loadURL(url: string) {
    this.#address = url
    this.#page ??= await this.#open()
    this.#isLoading = true
    try {
      await this.#page.goto(toPageAddress(url))
      this.emit('did-finish-load')
    } finally {
      this.#isLoading = false
    }
  }

  send(channel: string, told?: unknown) {
    void this.page.evaluate(`standIn.deliver(${JSON.stringify(channel)}, ${JSON.stringify(told ?? null)})`)
  }

  /** A page whose process is gone is no page any more: another one of the same browser takes its place. */
  async reload() {
    if (!this.#isGone) return void this.page.reload()
    const { context, address } = { context: this.page.context(), address: this.#address }
    this.#isGone = false
    this.#page = this.#watched(await context.newPage())
    await this.loadURL(address)
  }

  /** The window closes: another one has a Chromium of its own, in the same profile. */
  async leave() {
    this.#isLeft = true
    await this.page.context().close()
  }

  /** Ends the process that draws, and says so as Electron does, once it is gone. */
  async crashGraphics() {
    const inspector = await this.page.context().browser()?.newBrowserCDPSession()
    if (!inspector) throw new Error('This Chromium tells nothing of its processes')
    const graphics = async () => {
      const { processInfo } = await inspector.send('SystemInfo.getProcessInfo')
      return processInfo.find(({ type }) => type === 'GPU')?.id
    }
    let id = await graphics()
    for (; id === undefined; id = await graphics()) await shortly()
    process.kill(id, 'SIGKILL')
    while ((await graphics()) === id) await shortly()
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 })
  }

  setWindowOpenHandler(handler: OpenHandler) {
    this.#openHandler = handler
  }

  /** What becomes of `window.open(url)`. */
  asksToOpen(url: string) {
    return this.#openHandler({ url } as Electron.HandlerDetails).action
  }

  /** Whether the page may go to an address by itself, by a link or a script. */
  mayNavigate(url: string) {
    const event = preventable({ url })
    this.emit('will-navigate', event)
    return !event.defaultPrevented
  }

  async #open() {
    const executablePath = findBrowser()
    if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found: set CARDSTEAD_CHROMIUM.')
    const { browserArguments: more = [], permissions, port } = JSON.parse(process.env.STAND_IN_BROWSER ?? '{}')
    const context = await chromium.launchPersistentContext(path.join(app.getPath('userData'), 'chromium'), {
      executablePath,
      args: [...browserArguments, ...more, ...(port ? [`--remote-debugging-port=${port}`] : [])],
      // None named is not the same as an empty list, which takes away what every page may.
      ...(permissions && { permissions }),
      locale: 'en-US',
      reducedMotion: 'reduce',
    })
    // In Electron the browser is the program: it does not outlive it.
    context.once('close', () => this.#isLeft || process.exit(134))
    await context.exposeBinding('standInInvoke', ({ frame }, channel: string, sent: readonly unknown[]) =>
      invoke({ sender: this, senderFrame: this.#frameOf(frame) }, channel, sent),
    )
    await context.exposeBinding('standInOpen', (_source, url: string) => this.asksToOpen(url))
    const { preload } = this.preferences
    if (preload) await context.addInitScript(preloadScript(await readFile(preload, 'utf8')))
    await context.route('**/*', (route, request) => this.#answer(route, request))
    return this.#watched(context.pages()[0] ?? (await context.newPage()))
  }

  #watched(page: Page): Page {
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (line) => line.type() === 'error' && this.complaints.push(line.text()))
    page.on('crash', () => {
      this.#isGone = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 })
    })
    return page
  }

  #frameOf(frame: Frame): WebFrame {
    const known = this.#frames.get(frame) ?? {
      get url() {
        return toAppAddress(frame.url())
      },
    }
    this.#frames.set(frame, known)
    return known
  }

  /** Electron asks in the same order: may the page go there, does the filter pass it, what is there. */
  async #answer(route: Route, request: Request) {
    const url = toAppAddress(request.url())
    const byItself = request.isNavigationRequest() && !this.#isLoading && request.frame() === this.page.mainFrame()
    if (byItself && !this.mayNavigate(url)) return route.abort('aborted')
    if (await cancels(url)) return route.abort('blockedbyclient')
    const response = await answer(url)
    if (!response) return route.abort('failed')
    const { status, headers } = response
    return route.fulfill({
      status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}

function shortly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}
