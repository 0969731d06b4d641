import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { browserArguments, findBrowser } from '../../scripts/lib/browser.mjs'

const root = path.resolve(import.meta.dirname, '..', '..')
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue
    child.kill()
    await once(child, 'close')
  }
})

it('npm start -- --browser --no-open prints the ready line and serves the app', async () => {
  const { printed } = await start()
  expect(printed).toContain('Cardstead is ready: http://127.0.0.1:41750/\n')

  const browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: [...browserArguments] })
  try {
    const page = await browser.newPage()
    await page.goto('http://127.0.0.1:41750/')
    await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
  } finally {
    await browser.close()
  }
}, 180_000)

it('npm start says clearly that the port is in use, and takes no other one', async () => {
  const server = createServer()
  server.listen(41750, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { printed, code } = await start()

    expect(printed).toContain('Port 41750 on 127.0.0.1 is in use.')
    expect(printed).not.toContain('is ready')
    expect(code).toBe(1)
  } finally {
    server.close()
  }
}, 180_000)

/** Waits for the ready line or the end, whichever comes first. */
function start(): Promise<{ printed: string; code: number | null }> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--browser', '--no-open'], { cwd: root })
  running.push(child)
  let printed = ''
  return new Promise((resolve) => {
    const hear = (chunk: Buffer) => {
      printed += chunk
      if (printed.includes('is ready')) resolve({ printed, code: null })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', (code) => resolve({ printed, code }))
  })
}
