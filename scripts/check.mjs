/** npm run check: types, lint, format and unused code, without the tests. */
import { checks } from './lib/checks.mjs'
import { runPackaged } from './lib/run.mjs'

for (const [title, command, args] of checks) {
  const { code } = await runPackaged(command, args)
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${title}`)
  if (code !== 0) process.exitCode = 1
}
