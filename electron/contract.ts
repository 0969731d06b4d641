import * as v from 'valibot'

/**
 * Everything that passes between the app's page and the shell: a channel is `noun:verb-phrase` and takes one argument.
 * The shell knows nothing of gift cards; the browser shell in src/desktop offers the same DesktopApi with web APIs.
 */
export const channels = {
  describeApp: 'app:describe',
  writeSecret: 'clipboard:write-secret',
  clearSecret: 'clipboard:clear-secret',
  writeText: 'clipboard:write-text',
  openPage: 'page:open',
  reportCode: 'window:show-secret',
  notify: 'notification:show',
  takeOpenedFiles: 'files:take-opened',
  describeKeychain: 'keychain:describe',
  sealWithKeychain: 'keychain:seal',
  openWithKeychain: 'keychain:open',
} as const

/** Sent by the shell when the computer locks or sleeps: the household must lock too. */
export const lockRequested = 'household:lock-requested'

/** Sent by the shell's menu with one of `commands`. */
export const commandGiven = 'menu:command-given'

/** What the menu asks the page to do. */
export const commands = ['add-card', 'import-photos', 'search', 'lock', 'settings', 'safety', 'check-link'] as const
export type Command = (typeof commands)[number]

/** Sent by the shell when the system gave it files to open: they wait until the page takes them. */
export const filesOpened = 'files:opened'

export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** An https page without user name, port, query or fragment. Which pages these are, both shells ask the list of official pages. */
const plainPage = v.pipe(
  v.string(),
  v.maxLength(200),
  v.url(),
  v.check((text) => {
    const url = parseUrl(text)
    return url?.protocol === 'https:' && `https://${url.hostname}${url.pathname}` === url.href && url.href === text
  }, 'must be a plain https address'),
)

export const argumentSchemas = {
  describeApp: v.strictObject({}),
  takeOpenedFiles: v.strictObject({}),
  writeSecret: v.strictObject({
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    clearAfterMs: v.pipe(v.number(), v.integer(), v.minValue(10_000), v.maxValue(60_000)),
  }),
  clearSecret: v.strictObject({}),
  writeText: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)) }),
  openPage: v.strictObject({ url: plainPage }),
  reportCode: v.strictObject({ showing: v.boolean() }),
  notify: v.strictObject({
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    body: v.pipe(v.string(), v.maxLength(300)),
  }),
  describeKeychain: v.strictObject({}),
  sealWithKeychain: v.strictObject({ secret: v.pipe(v.string(), v.minLength(32), v.maxLength(200)) }),
  openWithKeychain: v.strictObject({ sealed: v.pipe(v.string(), v.minLength(1), v.maxLength(4000), v.base64()) }),
} as const satisfies Record<keyof typeof channels, v.GenericSchema>

export type Argument<Name extends keyof typeof channels> = v.InferOutput<(typeof argumentSchemas)[Name]>

export interface AppDescription {
  readonly shell: 'electron' | 'browser'
  readonly version: string
}

export type WriteOutcome = { readonly kind: 'written' } | { readonly kind: 'failed'; readonly reason: string }
/** `waiting`: the clipboard cannot be seen while the window is in the background; it is cleared when the window returns. */
export type ClearOutcome = { readonly kind: 'cleared' | 'changed' | 'nothing' | 'waiting' }
/** `not-offered`: this system or this shell shows no notifications. */
export type NotifyOutcome = { readonly kind: 'shown' | 'not-offered' }
export type OpenOutcome = { readonly kind: 'opened' } | { readonly kind: 'failed'; readonly reason: string }
/**
 * `browser`: there is no way to it. `plain-text`: this Linux desktop has no keychain, and what would stand for it uses a key that
 * everybody knows. `unavailable`: it is there and does not answer.
 */
export type KeychainDescription =
  | { readonly kind: 'offered' }
  | { readonly kind: 'not-offered'; readonly reason: 'browser' | 'plain-text' | 'unavailable' }
export type KeychainSealOutcome =
  { readonly kind: 'sealed'; readonly sealed: string } | { readonly kind: 'failed'; readonly reason: string }
/** `renewed`: the keychain has a newer key, and this is to be kept from now on. */
export type KeychainOpenOutcome =
  | { readonly kind: 'opened'; readonly secret: string; readonly renewed: string | null }
  | { readonly kind: 'failed'; readonly reason: string }

/** What the page may ask of the shell around it. */
export interface DesktopApi {
  describeApp(): Promise<AppDescription>
  /** Copies a claim code, or a message with one, and clears the clipboard after `clearAfterMs` (10-60 s) if it still holds it. */
  writeSecret(argument: Argument<'writeSecret'>): Promise<WriteOutcome>
  /** Clears the clipboard at once if it still holds the secret written last. */
  clearSecret(): Promise<ClearOutcome>
  /** Copies a text without anything secret; it stays on the clipboard. */
  writeText(argument: Argument<'writeText'>): Promise<WriteOutcome>
  /** Opens a page in the person's own browser. Only the exact addresses of official pages pass. */
  openPage(argument: Argument<'openPage'>): Promise<OpenOutcome>
  /** Tells the shell whether a code is in clear on the screen, so that it can keep it out of screen shots. */
  reportCode(argument: Argument<'reportCode'>): Promise<void>
  /** Shows a notification of the system; a click on it brings the window back. Never with a code. */
  notify(argument: Argument<'notify'>): Promise<NotifyOutcome>
  /** Whether the system's keychain can keep a secret that only this person's account on this computer opens. */
  describeKeychain(): Promise<KeychainDescription>
  /** Seals a secret under a key of the system's keychain; base64. */
  sealWithKeychain(argument: Argument<'sealWithKeychain'>): Promise<KeychainSealOutcome>
  /** Opens what was sealed here, and nothing else that the keychain's key may have sealed. */
  openWithKeychain(argument: Argument<'openWithKeychain'>): Promise<KeychainOpenOutcome>
  /** The files that the system gave the shell to open, once; `leftOut` counts those that could not be read or are too big. */
  takeOpenedFiles(): Promise<{ readonly files: readonly OpenedFile[]; readonly leftOut: number }>
  /** Calls back when files are waiting; the result ends the subscription. */
  onFilesOpened(listener: () => void): () => void
  /** Calls back with what the menu asks for; the result ends the subscription. */
  onCommand(listener: (command: Command) => void): () => void
  /** Calls back when the computer locks or sleeps; the result ends the subscription. */
  onLockRequested(listener: () => void): () => void
}

/** Electron's page lives at this origin for ever: its database belongs to it. */
export const appOrigin = 'app://cardstead'

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Of what a page could ask for: the camera, for the app's own page only. */
export const permissionsPolicy = 'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=()'

function parseUrl(text: string) {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
