import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { reportPages } from '@/domain/data/report-lines'
import { marketplaces, officialPage, officialPageKinds } from '@/domain/marketplaces'
import {
  argumentSchemas,
  channels,
  commandGiven,
  filesOpened,
  lockRequested,
  noticeClicked,
} from '../../electron/contract.ts'
import { address, good, householdId, snapshotName } from './good-arguments.ts'

type Name = keyof typeof argumentSchemas

const names = Object.keys(argumentSchemas) as Name[]
const accepts = (name: Name, argument: unknown) => v.is(argumentSchemas[name], argument)

/** What each schema means, said a second time and without it. */
const isOfShape: Record<Name, (argument: Record<string, unknown>) => boolean> = {
  describeApp: (argument) => hasNoKeys(argument),
  takeOpenedFiles: (argument) => hasNoKeys(argument),
  writeSecret: ({ text, clearAfterMs, ...rest }) =>
    hasNoKeys(rest) &&
    typeof text === 'string' &&
    text.length >= 1 &&
    text.length <= 2000 &&
    Number.isInteger(clearAfterMs) &&
    Number(clearAfterMs) >= 10_000 &&
    Number(clearAfterMs) <= 60_000,
  clearSecret: (argument) => hasNoKeys(argument),
  writeText: ({ text, ...rest }) =>
    hasNoKeys(rest) && typeof text === 'string' && text.length >= 1 && text.length <= 10_000,
  openPage: ({ url, ...rest }) =>
    hasNoKeys(rest) &&
    typeof url === 'string' &&
    url.length <= 200 &&
    /^https:\/\/[^/?#@:\s]+\/[^?#\s]*$/.test(url) &&
    new URL(url).href === url,
  reportCode: ({ showing, ...rest }) => hasNoKeys(rest) && typeof showing === 'boolean',
  notify: ({ title, body, ...rest }) =>
    hasNoKeys(rest) &&
    typeof title === 'string' &&
    title.length >= 1 &&
    title.length <= 100 &&
    typeof body === 'string' &&
    body.length <= 300,
  describeKeychain: (argument) => hasNoKeys(argument),
  sealWithKeychain: ({ secret, ...rest }) =>
    hasNoKeys(rest) && typeof secret === 'string' && secret.length >= 32 && secret.length <= 200,
  openWithKeychain: ({ sealed, ...rest }) =>
    hasNoKeys(rest) &&
    typeof sealed === 'string' &&
    sealed.length >= 1 &&
    sealed.length <= 4000 &&
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(sealed),
  listBackups: (argument) => hasNoKeys(argument),
  beginBackup: ({ kind, ...rest }) =>
    kind === 'photo' ? isAddress(rest.address) && hasOnly(rest, 'address') : kind === 'snapshot' && isSnapshot(rest),
  appendBackup: ({ token, bytes, ...rest }) =>
    hasNoKeys(rest) && isUuid(token) && bytes instanceof Uint8Array && bytes.length > 0,
  finishBackup: ({ token, ...rest }) => hasNoKeys(rest) && isUuid(token),
  discardBackup: ({ token, ...rest }) => hasNoKeys(rest) && isUuid(token),
  keepSnapshot: ({ name, ...rest }) => hasNoKeys(rest) && isSnapshotName(name),
  readBackup: ({ file, offset, length, ...rest }) =>
    hasNoKeys(rest) && (isSnapshotName(file) || isAddress(file)) && isPart(offset, length),
  takeOpenedBackup: (argument) => hasNoKeys(argument),
  readOpenedBackup: ({ token, offset, length, ...rest }) => hasNoKeys(rest) && isUuid(token) && isPart(offset, length),
  readPresence: (argument) => hasNoKeys(argument),
  // Random values never hit it.
  writePresence: () => false,
  forgetPresence: (argument) => hasNoKeys(argument),
}

function isUuid(value: unknown) {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
}

function isAddress(value: unknown) {
  return typeof value === 'string' && value.length === 64 && !/[^0-9a-f]/.test(value)
}

function isCount(value: unknown) {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isPart(offset: unknown, length: unknown) {
  return isCount(offset) && isCount(length) && Number(length) >= 1 && Number(length) <= 8 * 1024 * 1024
}

function isSnapshot({ createdAt, householdId, records, ...rest }: Record<string, unknown>) {
  return (
    hasNoKeys(rest) &&
    isCount(createdAt) &&
    String(createdAt).length === 13 &&
    isUuid(householdId) &&
    isCount(records) &&
    Number(records) < 1e9
  )
}

function isSnapshotName(value: unknown) {
  if (typeof value !== 'string') return false
  const [time = '', ...parts] = value
    .replace(/\.unchecked$/, '')
    .replace(/\.cardstead$/, '')
    .split('-')
  const records = parts.pop() ?? ''
  const isWhole = value.endsWith('.cardstead') || value.endsWith('.cardstead.unchecked')
  return isWhole && /^\d{13}$/.test(time) && isUuid(parts.join('-')) && /^\d{1,9}$/.test(records)
}

function hasOnly(record: object, name: string) {
  return Object.keys(record).join() === name
}

const anything = fc.anything({
  withNullPrototype: false,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
})
const key = fc.constantFrom(
  'text',
  'clearAfterMs',
  'url',
  'showing',
  'title',
  'body',
  'secret',
  'sealed',
  'token',
  'name',
  'presence',
  'extra',
)
const value = fc.oneof(
  anything,
  fc.webUrl(),
  fc.boolean(),
  fc.string({ maxLength: 250 }),
  fc.base64String({ maxLength: 250 }),
  fc.integer({ min: 9_000, max: 61_000 }),
  fc.double(),
)
const nearlyGood = fc.dictionary(key, value, { maxKeys: 3 })

describe.each(names)('the argument of %s', (name) => {
  it('passes when it is good', () => {
    for (const argument of good[name]) expect(v.parse(argumentSchemas[name], argument)).toEqual(argument)
  })

  it('passes only when it is of the shape', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything, nearlyGood), (argument) => {
        const isRight = isRecord(argument) && isOfShape[name](argument)
        expect(accepts(name, argument)).toBe(isRight)
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused with a key too many', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...good[name]),
        fc.string({ minLength: 1 }),
        fc.jsonValue(),
        (argument, extra, content) => {
          fc.pre(!(extra in argument) && !(extra in Object.prototype))
          expect(accepts(name, { ...argument, [extra]: content })).toBe(false)
        },
      ),
    )
  })

  it('is refused with a key too few or a value of another type', () => {
    for (const argument of good[name]) {
      for (const [missing, content] of Object.entries(argument)) {
        const rest = Object.fromEntries(Object.entries(argument).filter(([name]) => name !== missing))
        expect(accepts(name, rest)).toBe(false)
        for (const other of [null, undefined, [content], { content }, () => content, Symbol('x')])
          expect(accepts(name, { ...rest, [missing]: other })).toBe(false)
      }
    }
  })

  it.each([null, undefined, '', 'text', 0, true, [], [{}], () => ({}), Symbol('x'), 1n])('is not %s', (argument) => {
    // An array without entries has no keys either, and the shell reads none: valibot lets it pass for an empty object.
    const isEmptyArray = Array.isArray(argument) && argument.length === 0
    expect(accepts(name, argument)).toBe(isEmptyArray && Object.keys(good[name][0] ?? {}).length === 0)
  })
})

describe('writeSecret', () => {
  it.each([9_999, 60_001, 10_000.5, NaN, Infinity, -30_000, '30000'])('does not wait %s ms', (clearAfterMs) => {
    expect(accepts('writeSecret', { text: 'W3GU', clearAfterMs })).toBe(false)
  })

  it.each(['', 'x'.repeat(2001)])('does not copy "%s"', (text) => {
    expect(accepts('writeSecret', { text, clearAfterMs: 30_000 })).toBe(false)
  })
})

describe('openPage', () => {
  const opens = (url: unknown) => accepts('openPage', { url })

  it('opens every official page of every marketplace', () => {
    for (const { id } of marketplaces) {
      for (const page of officialPageKinds)
        expect([officialPage(id, page), opens(officialPage(id, page))]).toEqual([officialPage(id, page), true])
    }
  })

  it('opens every page where fraud is reported', () => {
    for (const { url } of reportPages) expect([url, opens(url)]).toEqual([url, true])
  })

  it.each([
    'http://www.amazon.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,hello',
    'app://cardstead/',
    'mailto:someone@example.com',
    'smb://server/share',
    'https:www.amazon.com/',
    'https:/www.amazon.com/',
    '//www.amazon.com/',
    'www.amazon.com',
    'https://',
    '',
    'https://someone@www.amazon.com/',
    'https://someone:secret@www.amazon.com/',
    'https://www.amazon.com@elsewhere.test/',
    'https://www.amazon.com:8443/',
    'https://www.amazon.com:443/',
    'https://www.amazon.com/?code=W3GU',
    'https://www.amazon.com/?',
    'https://www.amazon.com/#W3GU',
    'https://www.amazon.com/#',
    'https://www.amazon.com\\@elsewhere.test/',
    'https://www.amazon.com/a\\b',
    'https://www.amazon.com/a/../b',
    'https://www.amazon.com/a b',
    'https://www.amazon.com/é',
    ' https://www.amazon.com/',
    'https://www.amazon.com/\n',
    'https://www.am\tazon.com/',
    'HTTPS://www.amazon.com/',
    'https://WWW.amazon.com/',
    'https://0x7f.1/',
  ])('does not open %j', (url) => {
    expect(opens(url)).toBe(false)
  })

  // What a person was shown must be what opens, letter by letter. So a name in other scripts, which the browser would
  // rewrite, is refused; its punycode is plain ASCII that looks like nothing else and means the same everywhere.
  it('takes an international name in its plain ASCII form only', () => {
    expect(opens('https://bücher.example/')).toBe(false)
    expect(opens('https://аmazon.com/')).toBe(false)
    expect(opens('https://xn--bcher-kva.example/')).toBe(true)
    expect(opens('https://xn--a/')).toBe(false)
  })

  it('takes 200 characters and no more', () => {
    const ofLength = (length: number) => 'https://a.example/'.padEnd(length, 'x')
    expect(opens(ofLength(200))).toBe(true)
    expect(opens(ofLength(201))).toBe(false)
  })

  it('opens exactly the text it was given, over https, with host and path alone', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.webAuthority({ withUserInfo: true, withPort: true }),
        (address, authority) => {
          for (const url of [address, `https://${authority}/`]) {
            if (!opens(url)) continue
            const { protocol, username, password, port, search, hash, href } = new URL(url)
            expect([protocol, username, password, port, search, hash, href]).toEqual([
              'https:',
              '',
              '',
              '',
              '',
              '',
              url,
            ])
            expect(url).not.toMatch(/[?#]/)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a file of backups', () => {
  it.each([
    '../household.json',
    '..\\household.json',
    '/etc/passwd',
    'photos/x',
    `../${snapshotName}`,
    `${snapshotName}/..`,
    `${snapshotName}\0`,
    `${snapshotName}\n`,
    `${snapshotName}.writing`,
    `${address}.writing`,
    address.toUpperCase(),
    '',
  ])('is never named %j', (file) => {
    expect(accepts('readBackup', { file, offset: 0, length: 1 })).toBe(false)
    expect(accepts('keepSnapshot', { name: file })).toBe(false)
    expect(accepts('beginBackup', { kind: 'photo', address: file })).toBe(false)
  })

  it('is sent in parts of 8 MiB at the most', () => {
    const ofLength = (length: number) => accepts('appendBackup', { token: householdId, bytes: new Uint8Array(length) })
    expect([ofLength(0), ofLength(8 * 1024 * 1024), ofLength(8 * 1024 * 1024 + 1)]).toEqual([false, true, false])
  })
})

describe('the channels', () => {
  it('have a name of their own and a schema each', () => {
    const all = [...Object.values(channels), lockRequested, commandGiven, filesOpened, noticeClicked]
    expect(new Set(all).size).toBe(all.length)
    expect(Object.keys(channels).toSorted()).toEqual(names.toSorted())
    for (const channel of all) expect(channel).toMatch(/^[a-z]+:[a-z]+(?:-[a-z]+)*$/)
  })
})

function hasNoKeys(record: object) {
  return Object.keys(record).length === 0
}

function isRecord(argument: unknown): argument is Record<string, unknown> {
  return typeof argument === 'object' && argument !== null
}
