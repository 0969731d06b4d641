import type { BrowserContext, Page } from 'playwright-core'

/** What a journey's Chromium gets beside what every one gets. */
export interface Extras {
  readonly browserArguments?: readonly string[]
  readonly permissions?: readonly string[]
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
  /** Ends the process at once, as a power cut would. */
  crash(): Promise<void>
  close(): Promise<void>
}

/** Starts the app with the person's data in `profile`. */
export type StartApp = (profile: string, extras: Extras) => Promise<RunningApp>

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
