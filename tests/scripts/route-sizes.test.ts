import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { measureRouteSizes } from '../../scripts/bench/route-sizes.mjs'
import { provideBuild } from '../electron/boot-shell.ts'

function pageOf(scripts: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-sizes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<script type="module" crossorigin src="./assets/index.js"></script>')
  for (const [name, text] of Object.entries(scripts)) writeFileSync(path.join(folder, 'assets', `${name}.js`), text)
  return folder
}

const sizeOf = (...texts: readonly string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0)

describe('what a screen loads', () => {
  const scripts = {
    index: 'import{a}from"./shared.js";a(()=>import(`./LockView-a1B2_c3-.js`),()=>import("./ScanView-00000000.js"))',
    shared: 'export const a=(...it)=>it',
    'LockView-a1B2_c3-': 'export{b}from"./field.js";import"./shared.js"',
    'ScanView-00000000': 'import*as x from"./field.js";export const later=()=>import("./reader.js");export default x',
    field: 'export*from"./deep.js";export const b=1',
    deep: 'import"./field.js";export const c=2',
    reader: 'export const reader="is asked for by the screen, not by the start"',
  }

  it('is the start, and what it imports in turn, each script once', () => {
    const { start, screens } = measureRouteSizes(pageOf(scripts))
    const { index, shared, field, deep } = scripts
    expect(start.bytes).toBe(sizeOf(index, shared))
    expect(screens).toEqual([
      { screen: 'LockView', bytes: sizeOf(index, shared, scripts['LockView-a1B2_c3-'], field, deep) },
      { screen: 'ScanView', bytes: sizeOf(index, shared, scripts['ScanView-00000000'], field, deep) },
    ])
  })

  it('cannot be measured where a script is missing', () => {
    expect(() => measureRouteSizes(pageOf({ index: 'import"./gone.js"' }))).toThrow('gone.js')
  })
})

describe('the built app', () => {
  provideBuild()
  const folder = path.resolve(import.meta.dirname, '../../out/renderer')
  const { start, screens } = measureRouteSizes(folder)

  it('shows the lock screen with less than 300 kB of script', () => {
    const lock = screens.find(({ screen }) => screen === 'LockView')
    expect(lock?.bytes).toBeGreaterThan(start.bytes)
    expect(lock?.bytes).toBeLessThan(300_000)
  })

  it.each([
    ['reads text on photos', 'tesseract-core'],
    ['opens PDF', 'GlobalWorkerOptions'],
    ['weighs passphrases', 'levenshteinDistance'],
  ])('does not carry to the start what %s', (_what, sign) => {
    const carries = (name: string) => readFileSync(path.join(folder, name), 'utf8').includes(sign)
    const scripts = readdirSync(path.join(folder, 'assets')).filter((name) => name.endsWith('.js'))
    expect(scripts.filter((name) => carries(`assets/${name}`))).not.toEqual([])
    expect(start.scripts.filter(carries)).toEqual([])
  })
})
