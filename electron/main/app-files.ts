import path from 'node:path'
import { appOrigin } from '../contract'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** The file inside `folder` that an app:// address asks for; null for another host or anything that leads outside. */
export function fileOfRequest(address: string, folder: string): string | null {
  let pathname: string
  try {
    const url = new URL(address)
    if (`${url.protocol}//${url.host}` !== appOrigin) return null
    pathname = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  // No file of ours has one of these; on Windows they lead to drives, folders and streams.
  if (/[\0\\:]/.test(pathname)) return null
  const file = path.resolve(folder, `./${pathname === '/' ? 'index.html' : pathname}`)
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null
}

export function mediaType(file: string): string {
  return mediaTypes[path.extname(file)] ?? 'application/octet-stream'
}
