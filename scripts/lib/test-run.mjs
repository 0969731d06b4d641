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

/**
 * Runs vitest and counts: `{ passed, failed, failures, secondTries }`, the last two as lines that name the test and the first line of its message.
 * What failed outside a test, as a file that does not load, counts as one.
 */
export async function runTests(title, args, env = {}) {
  console.log(`${title} ...`)
  const reports = mkdtempSync(path.join(tmpdir(), 'cardstead-tests-'))
  const report = path.join(reports, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runPackaged('vitest', ['run', ...args, ...reporters], { env })
  try {
    const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    if (numPendingTests > 0) console.log(`${numPendingTests} skipped: each says why above`)
    const failures = testResults.flatMap(tellFailures)
    if (code !== 0 && failures.length === 0) failures.push(`${title}: ended with ${code} outside its tests`)
    return {
      passed: numPassedTests,
      failed: failures.length,
      failures,
      secondTries: testResults.flatMap(tellSecondTries),
    }
  } catch {
    return { passed: 0, failed: 1, failures: [`${title}: left no report`], secondTries: [] }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** A line for each failed test of a file, or one for the file where it failed before its tests. */
function tellFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((result) => result.status === 'failed')
  if (failed.length === 0) return status === 'failed' ? [`${path.relative(root, name)}: ${firstLine(message)}`] : []
  return failed.map((result) => told(name, result))
}

/** A line for each test of a file that failed at first. */
function tellSecondTries({ name, assertionResults }) {
  return assertionResults
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map((result) => told(name, result))
}

const told = (file, { fullName, failureMessages }) =>
  `${path.relative(root, file)}: ${fullName}: ${firstLine(failureMessages[0])}`

const firstLine = (text = '') => text.trim().split('\n', 1)[0]
