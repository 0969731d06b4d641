import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathsAmong, purposeOf } from '../../electron/main/given-paths.ts'

const home = path.resolve('/home/ada')
const inHome = (name: string) => path.join(home, name)

describe('what a given file is for', () => {
  it.each([
    ['Card.JPG', 'import'],
    ['mail.eml', 'import'],
    ['scan.pdf', 'import'],
    ['Larches 2026-11-28.cardstead', 'backup'],
    ['LARCHES.CARDSTEAD', 'backup'],
    ['larches.cardstead.unchecked', null],
    ['program.exe', null],
    ['cardstead', null],
    ['.cardstead', null],
    ['', null],
  ])('is told by its name: %s', (name, purpose) => {
    expect(purposeOf(inHome(name))).toBe(purpose)
  })
})

describe('the files among the arguments of a start', () => {
  it('are found by path, from the folder of the start, and by the address that Linux desktops give', () => {
    const argv = ['.', 'card.png', inHome('other.cardstead'), pathToFileURL(inHome('a b %.jpg')).href, 'x.exe']
    expect(pathsAmong(argv, home)).toEqual([inHome('card.png'), inHome('other.cardstead'), inHome('a b %.jpg')])
  })

  it('are no switches, and no addresses of elsewhere', () => {
    const argv = ['--disable-gpu', '-x.png', 'file://server.example/share/card.png', 'FILE:card%2Fx.png', 'file:%']
    expect(pathsAmong(argv, home).filter((file) => !file.startsWith(path.resolve('/')))).toEqual([])
    if (process.platform !== 'win32') expect(pathsAmong(argv.slice(0, 3), home)).toEqual([])
  })

  it('come back whole from their addresses, whatever they are called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/[/\\\0]/.test(text))
    fc.assert(
      fc.property(name, (text) => {
        const file = inHome(`a${text}.cardstead`)
        expect(pathsAmong([pathToFileURL(file).href], home)).toEqual([file])
      }),
    )
  })
})
