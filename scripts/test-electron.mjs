/**
 * npm run test:electron: the journeys over the built Electron shell, with the stand-in and, where Electron's own program could be
 * fetched, with it as well. Says which ran. The last line is `N passed, N failed`.
 *   --real  with Electron's own program only; failing where it cannot be had
 */
import { provideElectron } from './lib/electron.mjs'
import { runPackaged } from './lib/run.mjs'
import { runTests, shellJourneys } from './lib/test-run.mjs'

const { code, output } = await runPackaged('electron-vite', ['build'], { quiet: true })
if (code !== 0) throw new Error(output)

const { program, reason } = await provideElectron()
const isReal = process.argv.includes('--real')
if (isReal && !program) throw new Error(`Electron's own program cannot be had: ${reason}`)
const targets = [...(isReal ? [] : ['stand-in']), ...(program ? ['electron'] : [])]
if (!program) console.log(`Electron's own program cannot be had (${reason}): only its stand-in runs.`)

let passed = 0
let failed = 0
for (const target of targets) {
  const counts = await runTests(
    `journeys over the Electron shell: ${target}`,
    ['--project', 'journeys', ...shellJourneys.all],
    {
      CARDSTEAD_TARGET: target,
    },
  )
  passed += counts.passed
  failed += counts.failed
}
console.log(`${passed} passed, ${failed} failed (${targets.join(' and ')})`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
