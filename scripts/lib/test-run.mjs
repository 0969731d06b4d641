import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runPackaged } from './run.mjs'

/** Journeys that show everything a shell can do differently: windows, clipboard, pages that open, files, locking. */
export const shellJourneys = ['household', 'lost-household', 'session', 'trash', 'trouble'].map(
  (name) => `tests/journeys/${name}.test.ts`,
)

/** Runs vitest and counts: `{ passed, failed }`. A run that failed outside its tests, as with a file that does not load, counts as one. */
export async function runTests(title, args, env = {}) {
  console.log(`${title} ...`)
  const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-tests-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runPackaged('vitest', ['run', ...args, ...reporters], { env })
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    if (numPendingTests > 0) console.log(`${numPendingTests} skipped: each says why above`)
    return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
