import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { runnerImport } from 'vite'
import { root } from '../lib/run.mjs'
import { makeLargeHousehold, timed, unlockTo } from './measure-large.mjs'
import { peakMemory, printMemory } from './memory.mjs'

/** Snapshots of the household of many years, by the built shell with its stand-in for Electron: time, and what page and shell take of the memory. */
export async function measureSnapshots(print) {
  const profile = mkdtempSync(path.join(tmpdir(), 'cardstead-bench-'))
  const { module } = await runnerImport(path.join(root, 'tests', 'electron', 'boot-shell.ts'), {
    configFile: false,
    logLevel: 'error',
  })
  const port = await freePort()
  const shell = await module.bootShell({ data: profile, browser: { port } })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  try {
    const page = browser.contexts()[0].pages()[0]
    await page.setViewportSize({ width: 1280, height: 860 })
    await makeLargeHousehold(page)
    await unlockTo(page, page.getByRole('heading', { name: 'Overview' }))
    await page.goto(page.url().replace(/#.*/, '#/settings'))
    const upToDate = page.getByText('Everything is in it.')
    const take = () => timed(() => upToDate.waitFor())
    console.log('Snapshots of it, in the Electron shell with its stand-in:')
    printSnapshot('  the first, with every photo', await peakMemory(take))
    const again = async () => {
      await page.getByRole('button', { name: 'Back up now' }).click()
      return take()
    }
    printSnapshot('  the next, without a change of photos', await peakMemory(again))
  } finally {
    await browser.close()
    await shell.end()
    rmSync(profile, { recursive: true, force: true })
  }

  function printSnapshot(title, measured) {
    print(title, [measured.answer])
    printMemory(measured)
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}
