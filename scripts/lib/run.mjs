import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The project's root folder. */
export const root = path.resolve(import.meta.dirname, '..', '..')

/** Runs a program with its output shown (or kept, with `quiet`); resolves with its exit code and what it printed. */
export function run(command, args, { quiet = false, env = {}, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a command that a package of this project brings, such as `vitest`, by its script: no shell quotes anything wrongly. */
export function runPackaged(name, args, options) {
  return run(process.execPath, [scriptOf(name), ...args], options)
}

/** Commands whose package has another name. */
const packages = { tsc: 'typescript' }

function scriptOf(name) {
  const folder = path.join(root, 'node_modules', packages[name] ?? name)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[name])
}

/** Installs the locked packages when node_modules is missing or older than the lockfile. Throws when npm fails. */
export async function installPackages() {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && lockedPackages(installed) === lockedPackages(path.join(root, 'package-lock.json')))
    return
  console.log('Installing packages (npm ci) ...')
  const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Error('npm ci failed: see above. Nothing else was changed.')
}

/** npm by its own script where npm started us, else by its name, which on Windows is that of a batch file: only a shell runs those. */
function runNpm(args) {
  const script = process.env.npm_execpath
  if (script) return run(process.execPath, [script, ...args])
  return process.platform === 'win32' ? run('npm.cmd', args, { shell: true }) : run('npm', args)
}

/** Names and versions of a lockfile, but for optional packages, which differ from machine to machine. */
function lockedPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(packages)
    .filter(([name, { optional, devOptional }]) => name && !optional && !devOptional)
    .map(([name, { version }]) => `${name}@${version}`)
    .sort()
    .join('\n')
}
