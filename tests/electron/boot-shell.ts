import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Orders } from './stand-in/orders.ts'

type Told =
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'left'; readonly clipboard: string; readonly relaunched: readonly (readonly string[])[] }

const root = path.resolve(import.meta.dirname, '..', '..')
const main = path.join(root, 'out', 'main', 'index.js')

/** Builds the app where nobody has yet. */
export function provideBuild() {
  if (existsSync(main)) return
  const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  execFileSync(process.execPath, [builder, 'build'], { cwd: root })
}

/** What a start may be given beside the build. */
interface Start {
  readonly argv?: readonly string[]
  /** Another built main than the project's. */
  readonly program?: string
  /** Folder in which the person's data of this start is found again. */
  readonly data?: string
  /** The system that the shell believes to be on. */
  readonly platform?: NodeJS.Platform
  /** Says that it was activated as soon as it is ready, as a Mac does. */
  readonly activatesEarly?: boolean
  /** What its Chromium gets: a port at which another program may join the window, switches, and permissions. */
  readonly browser?: {
    readonly port?: number
    readonly browserArguments?: readonly string[]
    readonly permissions?: readonly string[]
  }
}

/** Starts the built main in a process of its own, with the stand-in for Electron; resolves when its window is ready. */
export async function bootShell({
  argv = [],
  program = main,
  data,
  platform,
  activatesEarly,
  browser = {},
}: Start = {}) {
  const folder = data ?? mkdtempSync(path.join(tmpdir(), 'cardstead-shell-'))
  const env = {
    ...process.env,
    ELECTRON_RENDERER_URL: undefined,
    STAND_IN_DATA: folder,
    STAND_IN_BROWSER: JSON.stringify(browser),
    STAND_IN_PLATFORM: platform,
    STAND_IN_ACTIVATES_EARLY: activatesEarly ? 'yes' : undefined,
  }
  const register = new URL('./stand-in/register.mjs', import.meta.url).href
  const child = fork(program, argv, {
    cwd: root,
    env,
    execArgv: ['--import', register],
    silent: true,
    serialization: 'advanced',
  })
  const pending = new Map<number, (told: Told & { kind: 'answer' }) => void>()
  let output = ''
  let left: Omit<Told & { kind: 'left' }, 'kind'> | null = null
  let lastId = 0

  child.on('message', (told: Told) => {
    if (told.kind === 'left') left = { clipboard: told.clipboard, relaunched: told.relaunched }
    else pending.get(told.id)?.(told)
  })
  // Chromium may still be writing when we are told.
  child.once('exit', () => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...left }))
  const ready = new Promise<void>((resolve) => {
    const listen = (chunk: Buffer) => {
      output += String(chunk)
      if (output.includes('Cardstead is ready: window')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
  })
  const failed = ended.then(({ code }) => Promise.reject(new Error(`The shell ended with ${code}:\n${output}`)))
  // Every shell ends; only who still waits for an answer hears of it.
  failed.catch(() => undefined)
  await Promise.race([ready, failed])

  return {
    /** Asks the stand-in; rejects with what was thrown there. */
    async ask<Name extends keyof Orders>(name: Name, ...args: Parameters<Orders[Name]>) {
      const id = ++lastId
      const answer = new Promise<Told & { kind: 'answer' }>((resolve) => pending.set(id, resolve))
      child.send({ id, name, args })
      const { value, error } = await Promise.race([answer, failed])
      if (error !== undefined) throw new Error(error)
      return value as Awaited<ReturnType<Orders[Name]>>
    },
    /** All that it wrote to its output so far. */
    printed: () => output,
    pid: child.pid,
    /** The folder in which its data is. */
    data: folder,
    /** Exit code, what the clipboard held at the end, and with which arguments the program starts again. */
    ended,
    async end() {
      if (!child.connected) return
      child.disconnect()
      // There is no 'close' after our own disconnect.
      await once(child, 'exit')
    },
  }
}
