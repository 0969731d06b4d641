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
  takeOpenedBackup: 'files:take-backup',
  readOpenedBackup: 'files:read-backup',
  describeKeychain: 'keychain:describe',
  sealWithKeychain: 'keychain:seal',
  openWithKeychain: 'keychain:open',
  listBackups: 'backup:list',
  beginBackup: 'backup:begin',
  appendBackup: 'backup:append',
  finishBackup: 'backup:finish',
  discardBackup: 'backup:discard',
  keepSnapshot: 'backup:keep',
  readBackup: 'backup:read',
  readPresence: 'presence:read',
  writePresence: 'presence:write',
  forgetPresence: 'presence:forget',
} as const

/** Sent by the shell when the computer locks or sleeps: the household must lock too. */
export const lockRequested = 'household:lock-requested'

/** Sent by the shell when a person has clicked on its notification. */
export const noticeClicked = 'notification:clicked'

/** Sent by the shell's menu with one of `commands`. */
export const commandGiven = 'menu:command-given'

/** What the menu asks the page to do. */
export const commands = ['add-card', 'import-photos', 'search', 'lock', 'settings', 'safety', 'check-link'] as const
export type Command = (typeof commands)[number]

/** Sent by the shell when the system gave it files to open, with whether any but backups are among them: they wait until the page takes them. */
export const filesOpened = 'files:opened'

export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A backup that the system gave the shell to open. It is read part by part, by its token, until another one is taken. */
export interface OpenedBackup {
  readonly token: string
  readonly name: string
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

/** A message holds no more than this; what is longer goes in parts. */
const mostBytesAtOnce = 8 * 1024 * 1024

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const part = { offset: count, length: v.pipe(count, v.minValue(1), v.maxValue(mostBytesAtOnce)) }
const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
const address = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** Time (ms), household and number of records: all that choosing which to keep needs. Until it is checked it says so. */
const snapshotName = v.pipe(
  v.string(),
  v.regex(/^\d{13}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d{1,9}\.cardstead(?:\.unchecked)?$/),
)
const bytes = v.pipe(
  v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  v.check((value) => value.length > 0 && value.length <= mostBytesAtOnce),
)

export const presenceSchema = v.strictObject({
  householdId: uuid,
  counts: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)), count),
    v.check((counts) => Object.keys(counts).length <= 100),
  ),
  changedAt: count,
})

/** What is known of a household outside its database: that there is one, how much was in it, and when it last changed (ms). */
export type Presence = v.InferOutput<typeof presenceSchema>

export const argumentSchemas = {
  describeApp: v.strictObject({}),
  takeOpenedFiles: v.strictObject({}),
  takeOpenedBackup: v.strictObject({}),
  readOpenedBackup: v.strictObject({ token: uuid, ...part }),
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
  listBackups: v.strictObject({}),
  beginBackup: v.variant('kind', [
    v.strictObject({
      kind: v.literal('snapshot'),
      createdAt: v.pipe(count, v.minValue(1e12), v.maxValue(1e13 - 1)),
      householdId: uuid,
      records: v.pipe(count, v.maxValue(1e9 - 1)),
    }),
    v.strictObject({ kind: v.literal('photo'), address }),
  ]),
  appendBackup: v.strictObject({ token: uuid, bytes }),
  finishBackup: v.strictObject({ token: uuid }),
  discardBackup: v.strictObject({ token: uuid }),
  keepSnapshot: v.strictObject({ name: snapshotName }),
  readBackup: v.strictObject({ file: v.union([snapshotName, address]), ...part }),
  readPresence: v.strictObject({}),
  writePresence: v.strictObject({ presence: presenceSchema }),
  forgetPresence: v.strictObject({}),
} as const satisfies Record<keyof typeof channels, v.GenericSchema>

export type Argument<Name extends keyof typeof channels> = v.InferOutput<(typeof argumentSchemas)[Name]>

export interface AppDescription {
  readonly shell: 'electron' | 'browser'
  readonly version: string
  /** Where the data lies on this computer; null where that is for the browser to know. */
  readonly dataFolder: string | null
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

/** A snapshot that was checked. Its name is all that the page has of it. */
export interface SnapshotFile {
  readonly name: string
  readonly createdAt: number
  readonly householdId: string
  readonly records: number
  readonly sizeBytes: number
}
/** Why the folder of backups could not be written or read. `missing`: it was removed, or its disk is not there. */
export interface BackupFailure {
  readonly kind: 'failed'
  readonly reason: 'disk-full' | 'not-allowed' | 'missing' | 'other'
}
/** `not-offered`: a browser reaches no folder. Snapshots come newest first; photos are named by the SHA-256 of their bytes. */
export type BackupList =
  | {
      readonly kind: 'listed'
      readonly snapshots: readonly SnapshotFile[]
      readonly photos: readonly { readonly address: string; readonly sizeBytes: number }[]
    }
  | { readonly kind: 'not-offered' }
  | BackupFailure
export type BeginOutcome = { readonly kind: 'begun'; readonly token: string } | BackupFailure
export type AppendOutcome = { readonly kind: 'written' } | BackupFailure
export type FinishOutcome = { readonly kind: 'finished'; readonly name: string } | BackupFailure
export type KeepOutcome = { readonly kind: 'kept' } | BackupFailure
export type ReadOutcome =
  { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer>; readonly sizeBytes: number } | BackupFailure

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
  /** Calls back when the notification shown last was clicked; the result ends the subscription. */
  onNoticeClicked(listener: () => void): () => void
  /** Whether the system's keychain can keep a secret that only this person's account on this computer opens. */
  describeKeychain(): Promise<KeychainDescription>
  /** Seals a secret under a key of the system's keychain; base64. */
  sealWithKeychain(argument: Argument<'sealWithKeychain'>): Promise<KeychainSealOutcome>
  /** Opens what was sealed here, and nothing else that the keychain's key may have sealed. */
  openWithKeychain(argument: Argument<'openWithKeychain'>): Promise<KeychainOpenOutcome>
  /**
   * Of the files that the system gave the shell to open as many as one message holds, each once, and none when all were given;
   * `leftOut` counts those that could not be read or are too big.
   */
  takeOpenedFiles(): Promise<{ readonly files: readonly OpenedFile[]; readonly leftOut: number }>
  /** The backup that the system gave the shell to open, once; the newest where there are several. */
  takeOpenedBackup(): Promise<OpenedBackup | null>
  /** A part of it; fewer bytes where it ends. */
  readOpenedBackup(argument: Argument<'readOpenedBackup'>): Promise<ReadOutcome>
  /** Calls back when files are waiting, and with whether any but backups are among them; the result ends the subscription. */
  onFilesOpened(listener: (hasImports: boolean) => void): () => void
  /** Calls back with what the menu asks for; the result ends the subscription. */
  onCommand(listener: (command: Command) => void): () => void
  /** What lies in the folder of backups. */
  listBackups(): Promise<BackupList>
  /** Begins a file beside its place; nobody sees it before it is finished. */
  beginBackup(argument: Argument<'beginBackup'>): Promise<BeginOutcome>
  appendBackup(argument: Argument<'appendBackup'>): Promise<AppendOutcome>
  /** On the disk and in its place: a photo checked against its name, a snapshot until `keepSnapshot` as unchecked. */
  finishBackup(argument: Argument<'finishBackup'>): Promise<FinishOutcome>
  discardBackup(argument: Argument<'discardBackup'>): Promise<void>
  /** For a snapshot that was read back and found whole: it counts from now on, and older ones make room for it. */
  keepSnapshot(argument: Argument<'keepSnapshot'>): Promise<KeepOutcome>
  /** A part of a snapshot, by its name, or of a photo, by its address; fewer bytes where it ends. */
  readBackup(argument: Argument<'readBackup'>): Promise<ReadOutcome>
  /** null when no household is known, or when what was written cannot be read. */
  readPresence(): Promise<Presence | null>
  writePresence(argument: Argument<'writePresence'>): Promise<AppendOutcome>
  forgetPresence(): Promise<AppendOutcome>
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
