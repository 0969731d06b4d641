import type { OnBeforeRequestListenerDetails, Protocol, Session, WebContents, WebRequest } from 'electron'
import { app, assertNotReady } from './app.ts'

type Filter = (details: OnBeforeRequestListenerDetails, answer: (response: { cancel?: boolean }) => void) => void
type Handler<Name extends 'setPermissionCheckHandler' | 'setPermissionRequestHandler'> = Parameters<Session[Name]>[0]
type Permission = Parameters<NonNullable<Handler<'setPermissionCheckHandler'>>>[1]

const answerers = new Map<string, Parameters<Protocol['handle']>[1]>()
let filter: Filter | null = null
let checkPermission: Handler<'setPermissionCheckHandler'> = null
let requestPermission: Handler<'setPermissionRequestHandler'> = null

export const protocol = {
  registerSchemesAsPrivileged: () => assertNotReady('protocol.registerSchemesAsPrivileged'),
  handle: (scheme, handler) => void answerers.set(scheme, handler),
} satisfies Partial<Protocol>

const defaultSession = {
  webRequest: {
    onBeforeRequest: (listener: Filter) => void (filter = listener),
  } satisfies Partial<Record<keyof WebRequest, unknown>>,
  setPermissionCheckHandler: (handler) => void (checkPermission = handler),
  setPermissionRequestHandler: (handler) => void (requestPermission = handler),
} satisfies Omit<Partial<Session>, 'webRequest'> & { webRequest: unknown }

export const session = {
  get defaultSession() {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
}

/** Whether the session's filter stops a request. */
export function cancels(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (filter) filter({ url } as OnBeforeRequestListenerDetails, ({ cancel }) => resolve(cancel === true))
    else resolve(false)
  })
}

/** What the handler of the scheme answers; null for a scheme that has none. */
export async function answer(url: string): Promise<Response | null> {
  const answerer = answerers.get(new URL(url).protocol.slice(0, -1))
  return answerer ? answerer(new Request(url)) : null
}

/** Who asks, and for which media. */
export interface Asking {
  readonly from?: string
  readonly isMainFrame?: boolean
  readonly media?: readonly ('video' | 'audio')[]
}

/** As in Electron, what nobody handles is granted; a check is about one kind of media, a request about all it wants. */
export async function permissionAnswers(permission: Permission, asking: Asking = {}) {
  const { from = 'app://cardstead/', isMainFrame = true, media = [] } = asking
  const contents = {} as WebContents
  const about = { isMainFrame, requestingUrl: from, securityOrigin: from }
  const checks = media.length > 0 ? media.map((mediaType) => ({ ...about, mediaType })) : [about]
  return {
    check: checks.every((details) => checkPermission?.(contents, permission, from, details) ?? true),
    request: await new Promise<boolean>((resolve) => {
      const details = media.length > 0 ? { ...about, mediaTypes: [...media] } : about
      if (requestPermission) requestPermission(contents, permission, resolve, details)
      else resolve(true)
    }),
  }
}
