import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, chromium } from 'playwright-core'
import { browserArguments, findBrowser } from '../lib/browser.mjs'
import { installedProgram } from '../lib/electron.mjs'
import { root } from '../lib/run.mjs'
import { serveFolder } from '../lib/serve-folder.mjs'

const main = path.join(root, 'out', 'main', 'index.js')
const standIn = pathToFileURL(path.join(root, 'tests', 'electron', 'stand-in', 'register.mjs')).href

/**
 * Milliseconds from the start of a process to the Lock screen, by target: Chromium with the page, the built shell around the stand-in,
 * and the shell in Electron itself where its program is there. Each has its household in a profile of its own.
 */
export async function measureStartTimes(times, createHousehold) {
  const electron = installedProgram()
  const targets = {
    'browser shell': startBrowser,
    'Electron shell, stand-in': startStandIn,
    ...(electron ? { 'Electron shell, Electron itself': (profile) => startElectron(electron, profile) } : {}),
  }
  const measured = {}
  for (const [name, start] of Object.entries(targets)) {
    const profile = mkdtempSync(path.join(tmpdir(), 'cardstead-bench-'))
    const first = await start(profile)
    await createHousehold(first.page)
    await first.close()
    measured[name] = []
    for (let time = 0; time < times; time++) {
      const begun = performance.now()
      const { page, close } = await start(profile)
      await page.getByRole('heading', { name: 'Locked', level: 1 }).waitFor()
      measured[name].push(performance.now() - begun)
      await close()
    }
    await servers.get(profile)?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  return measured
}

const servers = new Map()

/** The server stays: the data belongs to its port. */
async function startBrowser(profile) {
  const server = servers.get(profile) ?? (await serveFolder(path.join(root, 'out', 'renderer')))
  servers.set(profile, server)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? 'chromium',
    args: browserArguments,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${server.origin}/`)
  return { page, close: () => context.close() }
}

async function startStandIn(profile) {
  const port = 40_000 + Math.floor(Math.random() * 20_000)
  const env = { ...process.env, STAND_IN_DATA: profile, STAND_IN_BROWSER: JSON.stringify({ port }) }
  const options = { cwd: root, env, execArgv: ['--import', standIn], silent: true, serialization: 'advanced' }
  const child = fork(main, [], options)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('is ready: window') && resolve())
    child.once('exit', (code) => reject(new Error(`The stand-in ended with ${code}.`)))
  })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  return {
    page: browser.contexts()[0].pages()[0],
    async close() {
      await browser.close()
      child.disconnect()
      await ended
    },
  }
}

async function startElectron(executablePath, profile) {
  const args = [main, `--user-data-dir=${path.join(profile, 'userData')}`, '--lang=en-US']
  const app = await _electron.launch({ executablePath, args, cwd: root })
  return { page: await app.firstWindow(), close: () => app.close() }
}
