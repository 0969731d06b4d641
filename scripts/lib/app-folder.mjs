import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

const parts = ['out/main', 'out/preload', 'out/renderer', 'LICENSE', 'THIRD-PARTY-NOTICES.md']

/** Lays the built app with nothing but what it runs on into `target`; returns its version. What was there before goes. */
export function layAppFolder(target) {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const part of parts) cpSync(path.join(root, part), path.join(target, part), { recursive: true })
  const { name, version, description, license, type, main } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  )
  const facts = {
    ...{ name, version, description, license, type, main },
    // A deb must name a page; the project has none on the web, so this is the app's own address.
    homepage: 'app://cardstead/',
    // By this name the desktop finds the icon of a window.
    desktopName: `${name}.desktop`,
  }
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`)
  return version
}
