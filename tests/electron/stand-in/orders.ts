import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { about, app, relaunches, settled } from './app.ts'
import { toPageAddress } from './addresses.ts'
import { clipboard, keychain, notified, opened, powerMonitor } from './machine.ts'
import { answers, told } from './dialogs.ts'
import { press } from './menus.ts'
import { nativeTheme } from './screens.ts'
import { invoke } from './messages.ts'
import { answer, cancels, permissionAnswers } from './session.ts'
import { preventable } from './preventable.ts'
import { BrowserWindow } from './window.ts'

export type Orders = typeof orders

interface Sender {
  readonly isTop: boolean
  readonly url: string
  readonly isAnotherWindow?: boolean
}

/** What a test can ask of the process in which the built main runs. */
const orders = {
  /** The value of an expression in the page. */
  inPage: (expression: string): Promise<unknown> => theWindow().webContents.page.evaluate(expression),
  /** The value of an expression in an empty frame inside the page. */
  inSubFrame: async (expression: string): Promise<unknown> => {
    const { page } = theWindow().webContents
    await page.evaluate("document.body.append(document.createElement('iframe'))")
    return page.frames().at(-1)?.evaluate(expression)
  },
  /** The text of the first heading, once it can be seen. */
  headingSeen: async () => {
    const heading = theWindow().webContents.page.getByRole('heading').first()
    await heading.waitFor({ state: 'visible' })
    return heading.innerText()
  },
  complaints: () => theWindow().webContents.complaints,
  /** Why a second page of the same browser cannot go to an address; null when it can. */
  whyUnreachable: async (address: string) => {
    const page = await theWindow().webContents.page.context().newPage()
    try {
      await page.goto(toPageAddress(address))
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      await page.close()
    }
  },
  windowFacts: () => {
    const window = theWindow()
    return {
      windows: BrowserWindow.getAllWindows().length,
      pages: window.webContents.page.context().pages().length,
      isVisible: window.isVisible(),
      isProtected: window.isContentProtected(),
      backgroundColor: window.backgroundColor,
      preferences: window.options.webPreferences ?? {},
    }
  },
  mayNavigate: (url: string) => theWindow().webContents.mayNavigate(url),
  asksToOpen: (url: string) => theWindow().webContents.asksToOpen(url),
  cancels,
  /** The digest of what the program answers to an address, or its refusal: a status, or null where there is no answer at all. */
  sent: async (address: string) => {
    const response = await answer(address).catch(() => null)
    if (response?.status !== 200) return { refused: response?.status ?? null }
    const bytes = Buffer.from(await response.arrayBuffer())
    return { type: response.headers.get('content-type'), sha256: createHash('sha256').update(bytes).digest('hex') }
  },
  permissionAnswers,
  /** A message from a frame of one's choice: the window's top one or another, at any address; or from another window. */
  messageFrom: async (from: Sender, channel: string, ...sent: readonly unknown[]) => {
    const sender = from.isAnotherWindow ? {} : theWindow().webContents
    const senderFrame = { url: from.url }
    if (from.isTop) Object.defineProperty(sender, 'mainFrame', { value: senderFrame, configurable: true })
    try {
      return await invoke({ sender, senderFrame }, channel, sent)
    } finally {
      Reflect.deleteProperty(sender, 'mainFrame')
    }
  },
  /** All that a message could have changed outside of the page. */
  effects: async () => {
    const window = theWindow()
    const { isProtected, key } = { isProtected: window.isContentProtected(), key: keychain.key }
    const copied = await clipboard.readText()
    const counts = [opened, notified, told, relaunches].map(({ length }) => length)
    return { isProtected, key, copied, counts, files: filesIn(app.getPath('userData')) }
  },
  copy: clipboard.writeText,
  clipboardText: clipboard.readText,
  pagesOpened: () => opened,
  clickNotification: () => void notified.at(-1)?.emit('click'),
  /** The system changes between light and dark. */
  systemTurns: async (colorScheme: 'light' | 'dark') => {
    Object.assign(nativeTheme, { shouldUseDarkColors: colorScheme === 'dark' })
    await theWindow().webContents.page.emulateMedia({ colorScheme })
    nativeTheme.emit('updated')
  },
  about: () => about,
  settled: () => settled,
  notifications: () => notified.map(({ words }) => words),
  /** What the system says to the shell. */
  systemSays: (event: 'lock-screen' | 'suspend' | 'user-did-resign-active' | 'shutdown') => powerMonitor.emit(event),
  sessionEnds: () => theWindow().emit('query-session-end'),
  setKeychain: (change: Partial<typeof keychain>) => void Object.assign(keychain, change),
  press,
  told: () => told,
  answerNext: (button: string) => void answers.push(button),
  relaunches: () => relaunches,
  /** What Electron says when the page's process has ended, or one that helps it. */
  pageGone: (reason: string) => void theWindow().webContents.emit('render-process-gone', {}, { reason, exitCode: 1 }),
  helperGone: (type: string, reason: string) => void app.emit('child-process-gone', {}, { type, reason, exitCode: 1 }),
  /** Ends the real process that draws for the page. */
  crashGraphics: () => theWindow().webContents.crashGraphics(),
  windowCount: () => BrowserWindow.getAllWindows().length,
  dockClicked: () => void app.emit('activate'),
  /** Ends the page's real process. */
  crashPage: async () => {
    const { page } = theWindow().webContents
    const inspector = await page.context().newCDPSession(page)
    // It is gone before it can answer.
    void inspector.send('Page.crash').catch(() => undefined)
  },
  screenshot: (file: string) =>
    theWindow()
      .webContents.page.screenshot({ path: file })
      .then(() => undefined),
  pageHangs: () => void theWindow().emit('unresponsive'),
  openFile: (file: string) => void app.emit('open-file', preventable(), file),
  startAgain: (argv: readonly string[], folder: string) => void app.emit('second-instance', {}, argv, folder),
  windowOptions: () => theWindow().options,
  maximize: () => theWindow().maximize(),
  close: () => theWindow().close(),
  /** Closes the window, its page with it; the system tells that none is left. */
  closeLast: async () => {
    await theWindow().closeWithPage()
    app.emit('window-all-closed')
  },
  quit: () => app.quit(),
}

export function takeOrders() {
  // Whoever gave the orders is gone; Chromium goes with us.
  process.on('disconnect', () => process.exit(0))
  process.on('message', ({ id, name, args }: { id: number; name: keyof Orders; args: never[] }) => {
    void Promise.resolve()
      .then(() => (orders[name] as (...args: never[]) => unknown)(...args))
      .then(
        (value) => process.send?.({ kind: 'answer', id, value }),
        (error: unknown) => process.send?.({ kind: 'answer', id, error: String(error) }),
      )
  })
}

function theWindow() {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) throw new Error('No window is open')
  return window
}

/** Of all that the shell keeps, names and sizes; Chromium's own files and the log change by themselves. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/[/\\]chromium(?:[/\\]|$)/.test(entry.parentPath) && !entry.name.startsWith('cardstead.log'),
    )
    .map(({ parentPath, name }) => `${name} ${statSync(path.join(parentPath, name)).size}`)
    .toSorted()
}
