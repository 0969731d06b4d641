import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AboutPanelOptionsOptions, App, CommandLine } from 'electron'
import { clipboard } from './machine.ts'
import { preventable } from './preventable.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
let isReady = false
/** What Electron keeps for this person; whoever starts us gives the folder and clears it away. */
const data = process.env.STAND_IN_DATA ?? path.join(tmpdir(), 'cardstead-shell')
/** With which arguments it was to start again. */
export const relaunches: (readonly string[])[] = []
/** What was settled before the program was ready. */
export const settled = { name: '', userModelId: '', hasGraphics: true }
/** What the system's own panel says of the program. */
export const about: AboutPanelOptionsOptions = {}
const ready = new Promise<void>((resolve) => {
  setImmediate(() => {
    isReady = true
    resolve()
    if (process.env.STAND_IN_ACTIVATES_EARLY) setImmediate(() => app.emit('activate'))
  })
})

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getPath: (name) => path.join(data, name),
  setPath: () => assertNotReady('app.setPath'),
  setName: (name) => {
    assertNotReady('app.setName')
    settled.name = name
  },
  setAppUserModelId: (id) => void (settled.userModelId = id),
  disableHardwareAcceleration: () => {
    assertNotReady('app.disableHardwareAcceleration')
    settled.hasGraphics = false
  },
  commandLine: { getSwitchValue: () => '' } satisfies Partial<CommandLine> as unknown as CommandLine,
  requestSingleInstanceLock: takeLock,
  enableSandbox: () => assertNotReady('app.enableSandbox'),
  isReady: () => isReady,
  whenReady: () => ready,
  getVersion: () => version,
  setAboutPanelOptions: (options) => void Object.assign(about, options),
  relaunch: (options) => void relaunches.push(options?.args ?? []),
  quit: () => {
    const event = preventable()
    app.emit('before-quit', event)
    if (!event.defaultPrevented) void leave()
  },
} satisfies Partial<App>)

/** Electron throws too when something that shapes its start comes late. */
export function assertNotReady(call: string) {
  if (isReady) throw new Error(`${call} must be called before the app is ready`)
}

/** Who comes first writes down who it is; a lock of somebody who is gone is free. */
function takeLock(): boolean {
  const lock = path.join(data, 'lock')
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch {
    mkdirSync(data, { recursive: true })
    writeFileSync(lock, String(process.pid))
    return true
  }
}

/** The last thing told is what the clipboard holds after us, and how we start again; Chromium ends with the process. */
async function leave() {
  process.send?.({ kind: 'left', clipboard: await clipboard.readText(), relaunched: relaunches }, () => process.exit(0))
}
