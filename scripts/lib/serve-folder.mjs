import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { contentSecurityPolicy, permissionsPolicy } from './content-policy.mjs'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.gz': 'application/octet-stream',
}

/**
 * Serves a folder on 127.0.0.1 only, with the app's Content-Security-Policy. Port 0 takes any free one.
 * `mounts` adds more folders under a path, such as { '/photos/': folder }. Rejects with EADDRINUSE when the port is taken.
 */
export async function serveFolder(folder, { port = 0, mounts = {} } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, folder, mounts).catch(() => response.writeHead(500).end())
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request, response, folder, mounts) {
  const own = `127.0.0.1:${request.socket.localPort}`
  // Another name is another origin, and so another, empty, database.
  if (request.headers.host === `localhost:${request.socket.localPort}`) {
    return response.writeHead(308, { location: `http://${own}${request.url}` }).end()
  }
  // A page of another host name that resolves to this machine must not read the app (DNS rebinding).
  if (request.headers.host !== own) return response.writeHead(403).end()
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end()
  const file = locate(request.url ?? '/', folder, mounts)
  const facts = file && (await stat(file).catch(() => null))
  if (!facts?.isFile()) return response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-length': facts.size,
    'content-security-policy': contentSecurityPolicy,
    'permissions-policy': permissionsPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': file.includes(`${path.sep}assets${path.sep}`) ? 'max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function locate(url, folder, mounts) {
  let pathname
  try {
    pathname = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)
  } catch {
    return null
  }
  if (pathname.includes('\0')) return null
  const mount = Object.keys(mounts).find((prefix) => pathname.startsWith(prefix))
  const root = path.resolve(mount ? mounts[mount] : folder)
  const rest = mount ? pathname.slice(mount.length) : pathname
  const file = path.resolve(root, `.${path.posix.normalize(`/${rest === '/' ? 'index.html' : rest}`)}`)
  return file.startsWith(root + path.sep) ? file : null
}
