import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appOrigin } from '../../electron/contract.ts'
import { bootShell, provideBuild } from './boot-shell.ts'

const renderer = path.resolve('out/renderer')
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

let shell: Awaited<ReturnType<typeof bootShell>>

beforeAll(async () => {
  provideBuild()
  shell = await bootShell()
}, 180_000)

afterAll(() => shell?.end())

/** Ways out of the folder, to files that are there: the program itself, the project's package.json, and the system's. */
const waysOut = [
  '../main/index.js',
  '%2e%2e/main/index.js',
  '%2E%2e/main/index.js',
  '.%2e/main/index.js',
  '..%2fmain%2findex.js',
  '%2e%2e%2fmain/index.js',
  '%252e%252e/main/index.js',
  '%252e%252e%252fmain%252findex.js',
  '..%5cmain%5cindex.js',
  '..\\main\\index.js',
  '..%255cmain%255cindex.js',
  'assets/../../main/index.js',
  'assets/..%2f..%2fmain/index.js',
  'assets%2F..%2F..%2Fmain%2Findex.js',
  './..%2f..%2fpackage.json',
  '..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2fetc%2fpasswd',
  '/etc/passwd',
  '//etc/passwd',
  '..%00/main/index.js',
  '%00',
  'index.html%00',
  'index.html%00.js',
  'index.html%5c..%5c..%5cmain%5cindex.js',
  'index.html::$DATA',
  'index.html/../../main/index.js',
  'C:/Windows/win.ini',
  'file:///etc/passwd',
]

describe('an address of the app, in the built shell', { timeout: 60_000 }, () => {
  it('leads to the files of the page, in whatever letters scheme and host come to Chromium', async () => {
    expect(existsSync(path.join(renderer, '..', 'main', 'index.js'))).toBe(true)
    const page = { type: 'text/html; charset=utf-8', sha256: digestOf(path.join(renderer, 'index.html')) }
    for (const address of [`${appOrigin}/`, `${appOrigin}/index.html`, 'APP://cardstead/', 'App://cardstead/?x#y'])
      expect(await shell.ask('sent', address), address).toEqual(page)
    for (const address of ['app://CARDSTEAD/', 'app://CardStead/index.html'])
      expect(await shell.ask('whyUnreachable', address), address).toBe(null)
  })

  it.each(waysOut)('does not lead out of the folder: /%s', async (way) => {
    for (const start of [appOrigin, 'APP://cardstead', 'aPp://cardstead']) {
      expect(await shell.ask('sent', `${start}/${way}`)).toEqual({ refused: 404 })
    }
  })

  it.each(waysOut)('does not lead the page itself there: /%s', async (way) => {
    const asked = `fetch(${JSON.stringify(`/${way}`)}).then(({ status }) => status, () => 'refused')`
    expect(await shell.ask('inPage', asked)).toBeOneOf([404, 'refused'])
  })

  it.each([
    'app://other/index.html',
    'app://cardstead.elsewhere.test/index.html',
    'app://elsewhere.test/cardstead/index.html',
    'app://cardstead@other/index.html',
    'app://cardstead:80/index.html',
    'app://cardstead./index.html',
    'app://cardstead%2e/index.html',
    'app:///index.html',
    'app:index.html',
    'app:/index.html',
  ])('has no other host: %s', async (address) => {
    expect(await shell.ask('sent', address)).toHaveProperty('refused')
  })

  it('gives a file of the page or nothing, whatever it is', { timeout: 120_000 }, async () => {
    const files = readdirSync(renderer, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const inside = new Set(files.map(({ parentPath, name }) => digestOf(path.join(parentPath, name))))
    const step = fc.constantFrom(
      ...['..', '.', '%2e%2e', '%2E.', '%252e%252e', 'main', 'index.js', 'index.html', 'assets', 'package.json', 'etc'],
      ...['passwd', '', 'C:', '%00', '~'],
    )
    const slash = fc.constantFrom('/', '//', '%2f', '%2F', '%252f', '\\', '%5c', '/./', '?', '#', '')
    const start = fc.constantFrom(`${appOrigin}/`, 'APP://cardstead/', appOrigin, 'app://Cardstead/', 'app:', 'app:///')
    const crooked = fc
      .tuple(start, fc.array(fc.oneof(step, slash, fc.string({ maxLength: 3 })), { maxLength: 12 }))
      .map(([origin, parts]) => origin + parts.join(''))
    await fc.assert(
      fc.asyncProperty(crooked, async (address) => {
        const sent = await shell.ask('sent', address)
        return 'refused' in sent || inside.has(sent.sha256)
      }),
      { numRuns: 500 },
    )
  })
})
