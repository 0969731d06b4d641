import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What a journey's Chromium gets beside what every one gets. */
export interface Extras {
  readonly browserArguments?: readonly string[]
  readonly permissions?: readonly string[]
  /** Another shell than the one that CARDSTEAD_TARGET names. */
  readonly shell?: 'browser' | 'stand-in'
}

/** The built app as one of its shells shows it, ready to be used. */
export interface RunningApp {
  readonly page: Page
  readonly context: BrowserContext
  readonly origin: string
  clipboardText(): Promise<string>
  copy(text: string): Promise<void>
  /** The address of the page that opens for the person while `act` runs. */
  openedBy(act: () => Promise<unknown>): Promise<string>
  /** A file reaches the app from outside: the system opens it with the app, or, in a browser, it is dropped on the window. */
  give(file: string): Promise<void>
  /** What a printer would get of the page, as a PDF. */
  pdf(): Promise<Uint8Array<ArrayBufferLike>>
  /** Kills every process at once: none of them can write or say another word. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** Starts the app with the person's data in `profile`. */
export type StartApp = (profile: string, extras: Extras) => Promise<RunningApp>

/** Kills all processes of a browser in one go: the one that writes what the page stores is not the first of them. */
export async function killBrowser(browser: Browser, others: readonly number[] = []): Promise<void> {
  const inspector = await browser.newBrowserCDPSession()
  const { processInfo } = await inspector.send('SystemInfo.getProcessInfo')
  for (const id of [...others, ...processInfo.map(({ id }) => id)]) killProcess(id)
}

function killProcess(id: number) {
  try {
    process.kill(id, 'SIGKILL')
  } catch (error) {
    // It has ended with the one before it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Waits until a list of addresses grows while something is done, and gives what came. */
export async function nextOf(
  addresses: () => Promise<readonly string[]>,
  act: () => Promise<unknown>,
): Promise<string> {
  const before = (await addresses()).length
  await act()
  for (let tries = 0; tries < 100; tries++) {
    const next = (await addresses())[before]
    if (next !== undefined) return next
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('No page was opened for the person')
}
