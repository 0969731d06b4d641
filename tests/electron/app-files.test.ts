import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileOfRequest, mediaType } from '../../electron/main/app-files.ts'

const folder = path.resolve('/srv/app/renderer')
const inside = (...names: string[]) => path.join(folder, ...names)
const isInside = (file: string) => file.startsWith(folder + path.sep)

describe('fileOfRequest', () => {
  it.each([
    ['app://cardstead/', inside('index.html')],
    ['app://cardstead/index.html', inside('index.html')],
    ['app://cardstead/index.html?v=1#/cards', inside('index.html')],
    ['app://cardstead/assets/x.js', inside('assets', 'x.js')],
    ['app://cardstead/assets/a%20b.js', inside('assets', 'a b.js')],
    ['app://cardstead/ocr/eng.traineddata.gz', inside('ocr', 'eng.traineddata.gz')],
    ['APP://cardstead/index.html', inside('index.html')],
  ])('answers %s', (address, file) => {
    expect(fileOfRequest(address, folder)).toBe(file)
  })

  it.each([
    ['another host', 'app://other/index.html'],
    ['a host that only begins like ours', 'app://cardstead.test/index.html'],
    ['a host in other letters: a page gets it in lower case from Chromium', 'app://CardStead/index.html'],
    ['a host after a user name', 'app://cardstead@other/index.html'],
    ['a port', 'app://cardstead:80/index.html'],
    ['no host', 'app:///index.html'],
    ['an opaque path', 'app:index.html'],
    ['another scheme', 'file:///srv/app/renderer/index.html'],
    ['https', 'https://cardstead/index.html'],
    ['no address', 'index.html'],
    ['nothing', ''],
    ['NUL', 'app://cardstead/index.html%00.js'],
    ['a backslash', 'app://cardstead/..%5c..%5cwindows'],
    ['a drive of Windows', 'app://cardstead/C:/windows/win.ini'],
    ['a stream of NTFS', 'app://cardstead/index.html::$DATA'],
    ['half an escape', 'app://cardstead/%'],
    ['an escape that is no UTF-8', 'app://cardstead/%ff'],
    ['encoded slashes upward', 'app://cardstead/..%2f..%2fsecret'],
    ['encoded slashes upward from a folder', 'app://cardstead/assets%2F..%2F..%2Fsecret'],
    ['a sibling folder whose name begins like ours', 'app://cardstead/..%2frenderer-other/x.js'],
    ['the folder itself', 'app://cardstead/assets%2f..'],
  ])('refuses %s', (_, address) => {
    expect(fileOfRequest(address, folder)).toBe(null)
  })

  it.each([
    ['app://cardstead/../../etc/passwd', inside('etc', 'passwd')],
    ['app://cardstead/%2e%2e/%2E./etc/passwd', inside('etc', 'passwd')],
    ['app://cardstead//etc/passwd', inside('etc', 'passwd')],
    ['app://cardstead/%2fetc/passwd', inside('etc', 'passwd')],
  ])('reads %s from the folder as its root', (address, file) => {
    expect(fileOfRequest(address, folder)).toBe(file)
  })

  it.each(['app://cardstead/%252e%252e/secret', 'app://cardstead/..%252f..%252fsecret'])(
    'decodes %s once only',
    (address) => {
      const file = fileOfRequest(address, folder)
      expect(file).toContain('%2')
      expect(file && isInside(file)).toBe(true)
    },
  )

  const step = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2E%2e',
    '.%2e',
    '%252e%252e',
    'assets',
    'x.js',
    '',
    'C:',
    '~',
    '...',
  )
  const slash = fc.constantFrom('/', '//', '%2f', '%2F', '%252f', '\\', '%5c', '%00', '/./', '?', '#')
  const crooked = fc
    .array(fc.oneof(step, slash, fc.string({ maxLength: 3 })), { maxLength: 14 })
    .map((parts) => `app://cardstead/${parts.join('')}`)

  it('never leads outside the folder', () => {
    fc.assert(
      fc.property(crooked, (address) => {
        const file = fileOfRequest(address, folder)
        return (
          file === null ||
          (isInside(file) &&
            path.resolve(file) === file &&
            file
              .slice(folder.length + 1)
              .split(path.sep)
              .every((name) => !/[\0\\/:]/.test(name)))
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('answers no other scheme or host', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'app', 'file', 'ftp'] }), (address) => {
        expect(fileOfRequest(address, folder)).toBe(null)
      }),
    )
  })

  it('finds every file of the folder by its encoded name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => {
      return !/[/\\\0:]/.test(text) && text !== '.' && text !== '..' && text.isWellFormed()
    })
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const address = `app://cardstead/${names.map(encodeURIComponent).join('/')}`
        expect(fileOfRequest(address, folder)).toBe(inside(...names))
      }),
    )
  })
})

describe('mediaType', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/index-1.js', 'text/javascript; charset=utf-8'],
    ['assets/pdf.mjs', 'text/javascript; charset=utf-8'],
    ['ocr/core.wasm', 'application/wasm'],
    ['assets/78-H.bcmap', 'application/octet-stream'],
    ['ocr/eng.traineddata.gz', 'application/octet-stream'],
    ['LICENSE', 'application/octet-stream'],
  ])('of %s is %s', (file, type) => {
    expect(mediaType(file)).toBe(type)
  })
})
