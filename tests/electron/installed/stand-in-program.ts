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

/** Any real program of Windows will do: the hash of the archive is written into its resources. */
const anyWindowsProgram = path.resolve(
  import.meta.dirname,
  '../../../node_modules/electron-winstaller/vendor/Squirrel.exe',
)

/** Stands in for Electron's folder: a program that cannot run, with every fuse the other way round than the app wants it. */
export function layStandInProgram(folder: string, system: 'linux' | 'win') {
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  const start = system === 'win' ? readFileSync(anyWindowsProgram) : Buffer.alloc(64)
  const fuses = [Buffer.from(mark), Buffer.from([1, fuseNames.length]), Buffer.from('10110011'), Buffer.from('end')]
  const name = system === 'win' ? 'electron.exe' : 'electron'
  writeFileSync(path.join(folder, name), Buffer.concat([start, ...fuses]), { mode: 0o755 })
}

/** The fuses of a program by name. */
export function readFuses(program: string): Readonly<Record<string, boolean>> {
  const bytes = readFileSync(program)
  const at = bytes.indexOf(mark) + mark.length + 2
  return Object.fromEntries(
    fuseNames.map((name, index) => [name, bytes.toString('latin1', at + index, at + index + 1) === '1']),
  )
}
