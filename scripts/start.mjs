/**
 * npm start: installs what is missing, builds, opens the app. In Electron; in the browser where Electron's binary cannot be had.
 *   --browser  go to the browser directly        --no-open  open nothing, only serve
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { provideElectron } from './lib/electron.mjs'
import { installPackages, root, runPackaged } from './lib/run.mjs'
import { serveFolder } from './lib/serve-folder.mjs'

/** Fixed: the household's database belongs to this origin, another port would be another, empty, database. */
const port = 41750
const wants = (flag) => process.argv.includes(flag)

try {
  await installPackages()
  await build()
  const electron = wants('--browser') || wants('--no-open') ? null : await electronProgram()
  if (electron) openWindow(electron)
  else await serve()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function build() {
  const { code, output } = await runPackaged('electron-vite', ['build'], { quiet: true })
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
}

/** Path of Electron's program; null where it cannot be had, after saying so. */
async function electronProgram() {
  const { program, reason } = await provideElectron()
  if (!program)
    console.log(`It cannot be fetched on this machine (${reason}), so Cardstead opens in the browser instead.`)
  return program
}

function openWindow(electron) {
  const child = spawn(electron, ['.', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  const advise = (reason) => {
    console.error(`Electron ended: ${reason}. \`npm start -- --browser\` opens Cardstead in the browser.`)
    process.exitCode = 1
  }
  child.on('error', (error) => advise(error.message))
  child.on('close', (code, signal) => code !== 0 && advise(signal ?? `code ${code}`))
}

async function serve() {
  const { origin } = await serveFolder(path.join(root, 'out', 'renderer'), { port }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(
      `Port ${port} on 127.0.0.1 is in use. Is Cardstead running already? Close that program and start again: another port would open another, empty, database.`,
    )
  })
  console.log(`Cardstead is ready: ${origin}/`)
  if (!wants('--no-open')) openBrowser(`${origin}/`)
}

function openBrowser(url) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]]
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`Open ${url} in a browser.`))
    .unref()
}
