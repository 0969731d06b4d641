/**
 * npm run dist: the built app with what it needs to run, in dist/cardstead, and installers for this kind of computer in dist/installers.
 * Further arguments go to electron-builder, such as `--dir` for the installed folder without an installer.
 */
import path from 'node:path'
import { layAppFolder } from './lib/app-folder.mjs'
import { provideElectron } from './lib/electron.mjs'
import { root, runPackaged } from './lib/run.mjs'

const { code, output } = await runPackaged('electron-vite', ['build'], { quiet: true })
if (code !== 0) throw new Error(output)
const version = layAppFolder(path.join(root, 'dist', 'cardstead'))
console.log(`Built ${version} into dist/cardstead.`)

const { program, reason } = await provideElectron()
if (!program) {
  console.log(
    `No installer was made: Electron's program cannot be fetched on this machine (${reason}). dist/cardstead is complete.`,
  )
} else await makeInstallers()

async function makeInstallers() {
  const options = ['--config', 'electron-builder.config.mjs', '--publish', 'never', ...process.argv.slice(2)]
  const built = await runPackaged('electron-builder', options)
  if (built.code === 0) console.log('The installers are in dist/installers.')
  else {
    console.log('No installer was made: electron-builder says above what is missing. dist/cardstead is complete.')
    process.exitCode = 1
  }
}
