/**
 * npm test: installs what is missing, finds a browser, then checks and tests everything. The last line is `N passed, N failed`.
 * The steps are counted like tests, and the tests one by one.
 */
import { findBrowser } from './lib/browser.mjs'
import { checks } from './lib/checks.mjs'
import { installPackages, run, runPackaged } from './lib/run.mjs'
import { runTests, shellJourneys } from './lib/test-run.mjs'

let passed = 0
let failed = 0
const failures = []
const secondTries = []

try {
  await installPackages()
  await provideBrowser()
  for (const step of [...checks, ['build', 'electron-vite', ['build']]]) await check(...step)
  count(await runTests('tests in Node and in Chromium', ['--project', 'node', '--project', 'browser']))
  count(await runTests('journeys on the built app', ['--project', 'journeys']))
  const shell = ['--project', 'journeys', ...shellJourneys.telling]
  count(await runTests('journeys over the Electron shell, with its stand-in', shell, { CARDSTEAD_TARGET: 'stand-in' }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  failed += 1
}
// Once more at the end: between them and here lie thousands of lines.
for (const test of secondTries) console.log(`passed only when tried again: ${test}`)
for (const failure of failures) console.log(`FAILED: ${failure}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function check(title, command, args) {
  const { code, output } = await runPackaged(command, args, { quiet: true })
  if (code === 0) passed += 1
  else {
    failed += 1
    failures.push(title)
  }
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${title}`)
  if (code !== 0) console.log(output)
}

function count(result) {
  passed += result.passed
  failed += result.failed
  failures.push(...result.failures)
  secondTries.push(...result.secondTries)
}

/** The tests need a real Chromium; on a Debian-like machine where we are root it is installed. */
async function provideBrowser() {
  if (findBrowser()) return
  const advice =
    'No Chromium, Chrome or Edge was found. Install one, or set CARDSTEAD_CHROMIUM to its program, and run npm test again.'
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error(advice)
  console.log("Installing Debian's chromium ...")
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { quiet: true, env: environment })
  const { code, output } = await run('apt-get', ['install', '-y', 'chromium'], { quiet: true, env: environment })
  if (code !== 0 || !findBrowser()) throw new Error(`${output}\n${advice}`)
}
