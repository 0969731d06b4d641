import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../scripts/lib/serve-folder.mjs'

let outside: string
let server: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), 'cardstead-serve-'))
  const folder = path.join(outside, 'app')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'index.html'), '<p>app</p>')
  writeFileSync(path.join(outside, 'secret.txt'), 'secret')
  mkdirSync(path.join(outside, 'app-twin'))
  writeFileSync(path.join(outside, 'app-twin', 'secret.txt'), 'secret')
  server = await serveFolder(folder)
})

afterAll(async () => {
  await server.close()
  rmSync(outside, { recursive: true, force: true })
})

it('serves the app with its content policy', async () => {
  const { status, headers } = await ask('/')

  expect(status).toBe(200)
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
})

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/../app-twin/secret.txt',
  '/%00',
  '/%ff',
  '/missing.js',
])('answers nothing for %s', async (place) => {
  expect((await ask(place)).status).toBe(404)
})

it('refuses a request for another host name', async () => {
  expect((await ask('/', { host: 'evil.example' })).status).toBe(403)
})

it('sends localhost to 127.0.0.1, whose database is the one', async () => {
  const { port } = new URL(server.origin)
  const { status, headers } = await ask('/', { host: `localhost:${port}` })

  expect([status, headers.location]).toEqual([308, `http://127.0.0.1:${port}/`])
})

it('refuses to write', async () => {
  expect((await ask('/', {}, 'POST')).status).toBe(405)
})

/** Sends the path as it is: fetch would tidy it up first. */
function ask(place: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(server.origin)
  return new Promise<{ status: number | undefined; headers: Record<string, unknown> }>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: place, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (answer) => {
        answer.resume()
        resolve({ status: answer.statusCode, headers: answer.headers })
      },
    )
      .on('error', reject)
      .end()
  })
}
