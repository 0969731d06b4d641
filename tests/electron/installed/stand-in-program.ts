import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Marks the place of the fuses in Electron's program; after it come the version and the number of fuses. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The order in which Electron keeps its fuses. */
const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** Stands in for Electron's folder: a program that cannot run, with every fuse the other way round than the app wants it. */
export function layStandInProgram(folder: string) {
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  const fuses = [Buffer.from(mark), Buffer.from([1, fuseNames.length]), Buffer.from('10110011'), Buffer.from('end')]
  writeFileSync(path.join(folder, 'electron'), Buffer.concat(fuses), { mode: 0o755 })
}

/** The fuses of a program by name. */
export function readFuses(program: string): Readonly<Record<string, boolean>> {
  const bytes = readFileSync(program)
  const at = bytes.indexOf(mark) + mark.length + 2
  return Object.fromEntries(
    fuseNames.map((name, index) => [name, bytes.toString('latin1', at + index, at + index + 1) === '1']),
  )
}
