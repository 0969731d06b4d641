import { describe, expect, it } from 'vitest'
import { findAddresses } from '@/domain/links/find-addresses'

describe('the addresses in a text', () => {
  it.each([
    ['See https://www.amazon.de/gc/redeem.', ['https://www.amazon.de/gc/redeem']],
    ['(https://a.example/b), “https://c.example/”!', ['https://a.example/b', 'https://c.example/']],
    ['Go to www.amazon.de/gc/redeem now', ['www.amazon.de/gc/redeem']],
    ['Dear Amazon.de customer, Amazon.com thanks you. E.g. this, i.e. that, 3.50 and 12.11.2026.', []],
    ['Write to stop-spoofing@amazon.com', []],
    ['www.amazon.com@evil.com/gc', ['www.amazon.com@evil.com/gc']],
    ['Link:https://a.example/ twice https://a.example/', ['https://a.example/']],
    ['amazon-security.com/login and amazon-help.shop', ['amazon-security.com/login', 'amazon-help.shop']],
    ['<https://a.example/x>', ['https://a.example/x']],
    ['click javascript:alert(1) or mailto:a@b.example', ['javascript:alert(1', 'mailto:a@b.example']],
    ['https:\\\\evil.example\\x', ['https:\\\\evil.example\\x']],
    ['https://evil.example/?u=https://www.amazon.com/', ['https://evil.example/?u=https://www.amazon.com/']],
    ['https://www.amazon.com\n@evil.example/', ['https://www.amazon.com@evil.example/']],
    ['https://www.amazon.com\n.evil.example/', ['https://www.amazon.com.evil.example/']],
    [
      'https://www.amazon.de/gc/redeem\nhttps://www.amazon.fr/',
      ['https://www.amazon.de/gc/redeem', 'https://www.amazon.fr/'],
    ],
    ['', []],
  ])('%j: %j', (text, addresses) => {
    expect(findAddresses(text)).toEqual(addresses)
  })

  it.each([
    ['one word without an end', 'a'.repeat(1_000_000)],
    ['colons and slashes', ':/'.repeat(500_000)],
    ['dots', '.'.repeat(1_000_000)],
    ['schemes', 'https://'.repeat(125_000)],
    ['lines', 'https://www.amazon.com\n'.repeat(40_000)],
    ['broken lines', 'https://a\n@'.repeat(90_000)],
    ['openers', '(('.repeat(500_000)],
  ])('come out of a million characters of %s', (_, text) => {
    expect(findAddresses(text).length).toBeLessThan(100_000)
  })
})
