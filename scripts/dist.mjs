/** npm run dist: the built app with what it needs to run, in dist/cardstead. Installers are not made yet. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runPackaged } from './lib/run.mjs'

const target = path.join(root, 'dist', 'cardstead')
const { code, output } = await runPackaged('electron-vite', ['build'], { quiet: true })
if (code !== 0) throw new Error(output)

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const part of ['out/main', 'out/preload', 'out/renderer', 'LICENSE', 'THIRD-PARTY-NOTICES.md']) {
  cpSync(path.join(root, part), path.join(target, part), { recursive: true })
}
const { name, version, description, license, type, main, dependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
)
// The page is bundled whole; of the packages only the shell's own is still required at run time.
const shellOnly = { valibot: dependencies.valibot }
const facts = { name, version, description, license, type, main, dependencies: shellOnly }
writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`)
console.log(`Built ${version} into dist/cardstead. Installers are not made yet.`)
