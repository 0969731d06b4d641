import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLink } from '@/domain/links/check-link'
import { findAddresses } from '@/domain/links/find-addresses'
import type { Address } from '@/domain/links/link'
import { decodeLabel } from '@/domain/links/punycode'
import { marketplaces, officialPage, officialPageKinds } from '@/domain/marketplaces'

const parse = (text: string): Address | null => (URL.canParse(text) ? new URL(text) : null)
const hosts = marketplaces.map(({ host }) => host)
const pages = marketplaces.flatMap(({ id }) => officialPageKinds.map((page) => officialPage(id, page)))

/** What Node itself says of an address that may be called official. */
function leadsHome(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username, password, search, hash } = new URL(text)
  return protocol === 'https:' && hosts.includes(hostname) && `${port}${username}${password}${search}${hash}` === ''
}

const nasty = fc.constantFrom(
  ...['@', ':', '/', '\\', '.', '%2e', '%2f', '%40', '?', '#', '&', '\t', '\n', '\r', ' ', '\0', '\u200b', '\u202e'],
  ...['\u2066', '\u00ad', '\ufeff', '\u3002', '\uff0e', '\uff0f', '\uff20', '\u2044', '\u212a', '\u017f', '\u0130'],
  ...[
    '\u0430',
    '\u043e',
    '\u03bf',
    '\u0455',
    'xn--',
    '0',
    'rn',
    'vv',
    '-',
    ':443',
    ':80',
    '.evil.example',
    '@evil.example',
  ],
  ...['evil.example/', '//', 'http:', 'javascript:', '\\\\', '..', '/../', '[', ']', '|', '^', '<', '>', '"', '\ud800'],
)
const anyText = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
)
const change = fc.oneof(
  fc.record({ how: fc.constant('put' as const), at: fc.nat(60), length: fc.constant(0), text: anyText }),
  fc.record({
    how: fc.constant('put' as const),
    at: fc.nat(60),
    length: fc.integer({ min: 1, max: 4 }),
    text: anyText,
  }),
  fc.record({ how: fc.constant('cut' as const), at: fc.nat(60), length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ how: fc.constantFrom('upper' as const, 'wide' as const, 'encode' as const), at: fc.nat(60) }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(text: string, one: Change): string {
  const at = one.at % (text.length + 1)
  const letter = text[at] ?? ''
  const rest = text.slice(at + 1)
  switch (one.how) {
    case 'put':
      return text.slice(0, at) + one.text + text.slice(at + one.length)
    case 'cut':
      return text.slice(0, at) + text.slice(at + one.length)
    case 'upper':
      return text.slice(0, at) + letter.toUpperCase() + rest
    case 'wide':
      return /[!-~]/.test(letter) ? text.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) + 0xfee0) + rest : text
    case 'encode':
      return text.slice(0, at) + [...Buffer.from(letter)].map((byte) => `%${byte.toString(16)}`).join('') + rest
  }
}

const altered = fc
  .tuple(fc.constantFrom(...pages, ...hosts.map((host) => `https://${host}/`)), fc.array(change, { maxLength: 4 }))
  .map(([page, changes]) => changes.reduce(changed, page))

describe('whatever is done to an address', { timeout: 60_000 }, () => {
  it('is official only where Node itself finds the exact host of a marketplace over https, and nothing else in it', () => {
    let official = 0
    fc.assert(
      fc.property(altered, (address) => {
        if (checkLink({ address, shown: null }, parse).verdict !== 'official') return
        official++
        expect([address, leadsHome(address)]).toEqual([address, true])
      }),
      { numRuns: 20_000 },
    )
    // Some of the changes leave the address as it is, so the law was put to the test.
    expect(official).toBeGreaterThan(100)
  })

  it('is never official in a text either', () => {
    fc.assert(
      fc.property(altered, fc.string({ unit: 'binary' }), (address, around) => {
        for (const found of findAddresses(`${around}${address} ${around}`)) {
          const { verdict } = checkLink({ address: found, shown: null }, parse)
          expect([found, verdict !== 'official' || leadsHome(found)]).toEqual([found, true])
        }
      }),
      { numRuns: 5_000 },
    )
  })

  it('is never official on another host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        fc.pre(!hosts.includes(new URL(address).hostname))
        expect(checkLink({ address, shown: null }, parse).verdict).not.toBe('official')
      }),
      { numRuns: 2_000 },
    )
  })

  it('gets a verdict with at least one reason and never throws', () => {
    const shown = fc.option(fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), altered, fc.webUrl()), shown, (address, words) => {
        const { reasons } = checkLink({ address, shown: words }, parse)
        expect(reasons.length).toBeGreaterThan(0)
        expect(() => findAddresses(address)).not.toThrow()
      }),
      { numRuns: 5_000 },
    )
  })

  it('is official only to the letter, even when the parser lies', () => {
    // This one calls everything Amazon's own.
    const liar = () => new URL('https://www.amazon.de/gc/redeem')
    fc.assert(
      fc.property(altered, (address) => {
        const { verdict } = checkLink({ address, shown: null }, liar)
        expect(verdict !== 'official' || leadsHome(address)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('punycode', () => {
  it('is read back to the name that Node wrote so', () => {
    const letter = fc.constantFrom(...'abcäöüßéаотеамзнλσφاب中日本한')
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (letters) => {
        const address = `https://${letters.join('')}x.example/`
        fc.pre(URL.canParse(address))
        const [label = ''] = new URL(address).hostname.split('.')
        expect(new URL(`https://${decodeLabel(label)}.example/`).hostname.split('.')[0]).toBe(label)
        expect(decodeLabel(label)).not.toMatch(/^xn--/)
      }),
    )
  })

  it('leaves alone what is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof decodeLabel(`xn--${text}`)).toBe('string')
      }),
    )
    expect(decodeLabel('xn--99999999999')).toBe('xn--99999999999')
  })
})
