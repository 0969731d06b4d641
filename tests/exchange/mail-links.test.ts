import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linksOfHtml, linksOfMail, linksOfText } from '@/exchange/mail-links'
import mail from '../fixtures/links/phishing.eml?raw'

const inMail = [
  {
    address: 'https://www.amazon.com.gift-hold.example/confirm?id=77&from=mail',
    shown: 'https://www.amazon.com/gc/redeem',
  },
  { address: 'https://bit.ly/made-up', shown: 'Confirm now' },
  { address: 'http://203.0.113.5/codes', shown: null },
  { address: 'https://www.amazon.com/', shown: 'Visit us' },
  { address: '203.0.113.5/amazon', shown: null },
]

describe('the links of a mail', () => {
  it('are where a click leads, with the words that stand for them', async () => {
    expect(await linksOfMail(mail)).toEqual(inMail)
  })

  it('are the same when its source is pasted as text', async () => {
    expect(await linksOfText(mail)).toEqual(inMail)
  })
})

describe('the links of a text', () => {
  it('are its addresses, each once', async () => {
    expect(await linksOfText('See https://a.example/x and https://a.example/x, or www.example.org/y.')).toEqual([
      { address: 'https://a.example/x', shown: null },
      { address: 'www.example.org/y', shown: null },
    ])
  })

  it('are found in a note that only begins like a mail', async () => {
    expect(await linksOfText('Note: look here\n\nhttps://a.example/')).toEqual([
      { address: 'https://a.example/', shown: null },
    ])
  })

  it('are read from whatever is pasted, or none are found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), async (text, isMail) => {
        const links = await linksOfText(isMail ? `Content-Type: text/html\n\n${text}` : text)
        expect(links.every(({ address }) => address !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the links of a page', () => {
  it.each([
    ['<a href="https://a.example/">here</a>', [{ address: 'https://a.example/', shown: 'here' }]],
    ['<a href="https://a.example/">https://a.example/</a>', [{ address: 'https://a.example/', shown: null }]],
    [
      '<map><area href="https://a.example/" alt="Sign in"></map>',
      [{ address: 'https://a.example/', shown: 'Sign in' }],
    ],
    [
      '<meta http-equiv="Refresh" content="0; URL=\'https://a.example/\'">',
      [{ address: 'https://a.example/', shown: null }],
    ],
    [
      '<base href="https://a.example/in/"><a href="sign">Sign in</a>',
      [{ address: 'https://a.example/in/sign', shown: 'Sign in' }],
    ],
    [
      '<form><button formaction="https://a.example/send">Send</button></form>',
      [{ address: 'https://a.example/send', shown: 'Send' }],
    ],
    [
      '<svg><a xlink:href="https://a.example/"><text>Open</text></a></svg>',
      [{ address: 'https://a.example/', shown: 'Open' }],
    ],
    ['<a href=" java\nscript:alert(1)">Open</a>', [{ address: 'java\nscript:alert(1)', shown: 'Open' }]],
    ['<a href="//a.example/x">Open</a>', [{ address: '//a.example/x', shown: 'Open' }]],
    ['<p>one<br>https://a.example/</p><p>two</p>', [{ address: 'https://a.example/', shown: null }]],
    ['<a href="#part">Below</a> <a name="part">Here</a> <a href="page.html">Next</a>', []],
    ['<script>location = "https://a.example/"</script>', []],
  ])('are found in %s', (html, links) => {
    expect(linksOfHtml(html)).toEqual(links)
  })

  it('are read without anything running or loading', async () => {
    linksOfHtml('<img src="x" onerror="window.ranFromMail = true"><script>window.ranFromMail = true</script>')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect('ranFromMail' in window).toBe(false)
  })
})
