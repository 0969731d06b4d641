import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root, run } from './run.mjs'

const electronPackage = path.join(root, 'node_modules', 'electron')

/** Electron's program, fetched once by Electron's own installer. `program` is null where it cannot be had, and `reason` says why. */
export async function provideElectron() {
  if (installedProgram()) return { program: installedProgram(), reason: '' }
  console.log("Fetching Electron's program (once) ...")
  const { output } = await run(process.execPath, [path.join(electronPackage, 'install.js')], { quiet: true })
  return { program: installedProgram(), reason: /^\w*Error: .*$/m.exec(output)?.[0] ?? 'no reason given' }
}

/** Its path where it was fetched already; null elsewhere. */
export function installedProgram() {
  const pointer = path.join(electronPackage, 'path.txt')
  if (!existsSync(pointer)) return null
  const program = path.join(electronPackage, 'dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(program) ? program : null
}
