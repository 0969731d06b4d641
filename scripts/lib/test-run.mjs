import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root, runPackaged } from './run.mjs'

const folder = 'tests/journeys'
const toPath = (name) => `${folder}/${name}.test.ts`

/** Journeys that show everything a shell can do differently: windows, clipboard, pages that open, files, backups, locking. */
const tellingJourneys =
  'household lost-household session trash trouble safety sample backups recovery gifts given-files print'
    .split(' ')
    .map(toPath)

/** All of them but the one of `npm start -- --browser`, which starts the browser shell itself. */
const allShellJourneys = readdirSync(path.join(root, folder))
  .filter((name) => name.endsWith('.test.ts') && name !== 'start.test.ts')
  .map((name) => `${folder}/${name}`)

/** The journeys over the Electron shell: those that `npm test` has time for, and all. */
export const shellJourneys = { telling: tellingJourneys, all: allShellJourneys }

/** Runs vitest and counts: `{ passed, failed }`. A run that failed outside its tests, as with a file that does not load, counts as one. */
export async function runTests(title, args, env = {}) {
  console.log(`${title} ...`)
  const reports = mkdtempSync(path.join(tmpdir(), 'cardstead-tests-'))
  const report = path.join(reports, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runPackaged('vitest', ['run', ...args, ...reporters], { env })
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    if (numPendingTests > 0) console.log(`${numPendingTests} skipped: each says why above`)
    return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}
