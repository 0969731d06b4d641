import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configuration from '../../electron-builder.config.mjs'
import { layAppFolder } from '../../scripts/lib/app-folder.mjs'
import { provideBuild } from './boot-shell.ts'
import { complaintsAbout } from './installed/complaints.ts'
import { hashOfHead, readAsar, type ArchivedFile } from './installed/read-asar.ts'
import { layStandInProgram, readFuses } from './installed/stand-in-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const planted = [
  'src/main.ts',
  'tests/domain/money.test.ts',
  'training/train.py',
  'node_modules/planted/index.js',
  'out/main/index.js.map',
  'out/renderer/assets/index.js.map',
  'electron-builder.env',
]

const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-installed-'))
const at = (...names: string[]) => path.join(folder, ...names)
let files: readonly ArchivedFile[]

beforeAll(() => {
  provideBuild()
  layAppFolder(at('app'))
  for (const name of planted) {
    mkdirSync(path.dirname(at('app', name)), { recursive: true })
    writeFileSync(at('app', name), 'planted')
  }
  for (const system of ['linux', 'win'] as const) pack(system)
  files = readAsar(at('installers', 'linux-unpacked', 'resources', 'app.asar'))
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** electron-builder itself makes the installed folder; only Electron's program is a stand-in. */
function pack(system: 'linux' | 'win') {
  layStandInProgram(at(`electron-${system}`), system)
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const places = {
    electronDist: at(`electron-${system}`),
    'directories.app': at('app'),
    'directories.output': at('installers'),
  }
  const options = ['--config', 'electron-builder.config.mjs', '--publish', 'never']
  const changed = Object.entries(places).map(([name, value]) => `-c.${name}=${value}`)
  execFileSync(process.execPath, [builder, `--${system}`, 'dir', '--x64', ...options, ...changed], {
    cwd: root,
    stdio: 'pipe',
  })
}

const bytesOf = (name: string) => files.find((file) => file.path === name)?.bytes

describe('the installed app', () => {
  it('carries the built app, its licences, and nothing else', () => {
    expect(complaintsAbout(files)).toEqual([])
    for (const name of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'LICENSE']) {
      expect(bytesOf(name)?.equals(readFileSync(path.join(root, name))), name).toBe(true)
    }
    expect(bytesOf('THIRD-PARTY-NOTICES.md')?.includes('valibot')).toBe(true)
  })

  it.each(planted)('leaves out %s', (name) => {
    expect(bytesOf(name)).toBeUndefined()
  })

  it('has a package.json that starts the shell and asks for no packages or scripts', () => {
    const facts = JSON.parse(String(bytesOf('package.json')))
    expect(facts).toMatchObject({ name: 'cardstead', main: 'out/main/index.js', type: 'module' })
    expect(Object.keys(facts).filter((name) => /dependencies|scripts|overrides/i.test(name))).toEqual([])
  })

  it('needs nothing in its shell but Node and Electron', () => {
    const imported = [...String(bytesOf('out/main/index.js')).matchAll(/^import .* from "(.*)";$/gm)].map(
      ([, name]) => name,
    )
    expect(imported).toContain('electron')
    expect(imported.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([])
  })

  it('has a hash for every file, and every hash is right', () => {
    for (const { path: name, bytes, sha256 } of files) {
      expect(sha256, name).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  it.each([
    ['Linux', 'linux-unpacked', 'cardstead'],
    ['Windows', 'win-unpacked', 'Cardstead.exe'],
  ])('has on %s every fuse set so that it is no Node, hears no debugger and loads only its archive', (_, ...names) => {
    expect(readFuses(at('installers', ...names))).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('has the hash of its archive inside the program of Windows', () => {
    const program = readFileSync(at('installers', 'win-unpacked', 'Cardstead.exe'))
    const value = hashOfHead(at('installers', 'win-unpacked', 'resources', 'app.asar'))
    expect(program.includes(`[{"file":"resources\\\\app.asar","alg":"SHA256","value":"${value}"}]`)).toBe(true)
  })
})

describe('what an installed app must not carry', () => {
  const file = (name: string, bytes = Buffer.from('x')): ArchivedFile => ({ path: name, bytes, sha256: null })

  it.each([...planted, 'out/renderer/assets/main.ts', 'out/renderer/assets/card.jpg', 'out/main/extra.js', '.env'])(
    'is seen in %s',
    (name) => {
      expect(complaintsAbout([file('out/main/index.js'), file(name)])).toEqual([`${name}: not on the list`])
    },
  )

  it('is seen in sources inside a script', () => {
    const script = Buffer.from('run()\n//# sourceMappingURL=data:application/json;base64,e30=')
    expect(complaintsAbout([file('out/renderer/assets/a.js', script)])).toEqual([
      'out/renderer/assets/a.js: sources inside',
    ])
  })

  it('is seen in a file, and in an app, that is too large', () => {
    const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024)
    expect(complaintsAbout([file('out/renderer/assets/a.wasm', megabytes(17))])).toHaveLength(1)
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => file(`out/renderer/assets/${name}.wasm`, megabytes(15)))
    expect(complaintsAbout(many)).toEqual([`the app: ${75 * 1024 * 1024} bytes`])
  })
})

describe('the installers', () => {
  it('are published nowhere and look for no newer version', () => {
    expect(configuration.publish).toBe(null)
  })

  it('leave the household where it is when the program goes', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false)
  })

  it('make Cardstead the owner of its backups only; pictures and PDF get it as another viewer', () => {
    expect(configuration.fileAssociations).toMatchObject([
      { ext: 'cardstead', mimeType: 'application/x-cardstead-backup', rank: 'Owner' },
    ])
    expect(configuration.mac?.fileAssociations).toMatchObject([{ role: 'Viewer', rank: 'Alternate' }])
    expect(configuration.win?.fileAssociations).toBeUndefined()
  })

  it('offer Cardstead on Windows for the same kinds of files as on macOS, without becoming the default', () => {
    const script = readFileSync(path.join(root, configuration.nsis?.include ?? ''), 'utf8')
    const offered = [...script.matchAll(/\$\{DO\} "(\w+)"/g)].map(([, extension]) => extension)
    expect(offered).toEqual([configuration.mac?.fileAssociations ?? []].flat()[0]?.ext)
    expect(script).not.toMatch(/WriteRegStr .*\\\.\$\{EXTENSION\}/)
  })
})
