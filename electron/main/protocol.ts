import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol, session } from 'electron'
import { appOrigin, contentSecurityPolicy, permissionsPolicy } from '../contract'
import { fileOfRequest, mediaType } from './app-files'
import { allowOnlyCamera } from './camera'
import { developmentServer } from './home'

const renderer = path.join(import.meta.dirname, '..', 'renderer')

/** Whether the page is there at all: a program that was copied by half has none. */
export function isComplete(): boolean {
  return developmentServer !== null || existsSync(path.join(renderer, 'index.html'))
}

/** Must run before the app is ready. Standard and secure, so that IndexedDB, WebCrypto and workers belong to the origin. */
export function registerScheme() {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Answers app://cardstead/ from the built renderer, and lets the page ask for nothing else but the camera. */
export function serveApp() {
  protocol.handle('app', async (request) => {
    const file = fileOfRequest(request.url, renderer)
    const bytes = file && (await readFile(file).catch(() => null))
    if (!bytes) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaType(file),
        'content-security-policy': contentSecurityPolicy,
        'permissions-policy': permissionsPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  })
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(`${appOrigin}/`) || details.url.startsWith(`blob:${appOrigin}/`)
    answer({ cancel: !own && !isDevelopment(details.url) })
  })
  allowOnlyCamera(session.defaultSession)
}

function isDevelopment(url: string): boolean {
  if (!developmentServer) return false
  const { host } = new URL(developmentServer)
  return url.startsWith('devtools:') || [`http://${host}/`, `ws://${host}/`].some((start) => url.startsWith(start))
}
