/**
 * npm run test:long: kills the built app at 200 moments while it imports, accepts, redeems, restores and writes snapshots, 40 for each,
 * and looks each time at what is there. CARDSTEAD_KILLS is another number for each, CARDSTEAD_KILLS_SEED chooses other moments.
 * The last line is `N passed, N failed`.
 */
import { findBrowser } from './lib/browser.mjs'
import { runPackaged } from './lib/run.mjs'
import { runTests } from './lib/test-run.mjs'

if (!findBrowser()) throw new Error('No Chromium, Chrome or Edge was found: set CARDSTEAD_CHROMIUM.')
const { code, output } = await runPackaged('electron-vite', ['build'], { quiet: true })
if (code !== 0) throw new Error(output)

const kills = process.env.CARDSTEAD_KILLS ?? '40'
const { passed, failed } = await runTests(
  `the built app, killed ${kills} times in each of five activities`,
  ['--project', 'journeys', 'tests/journeys/sudden-end'],
  { CARDSTEAD_KILLS: kills },
)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
