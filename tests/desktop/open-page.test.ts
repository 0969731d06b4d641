import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserDesktop } from '@/desktop/browser'
import { isOfficialPage } from '@/domain/official-pages'

const page = 'https://www.amazon.co.uk/gc/redeem'
const report = 'https://reportfraud.ftc.gov/'

function watchOpened() {
  // The edge: a real window would ask the network for the page.
  return vi.spyOn(window, 'open').mockReturnValue(null)
}

afterEach(() => vi.restoreAllMocks())

describe('the browser shell', () => {
  it('opens the exact pages of its list, out of reach of this one', async () => {
    const opened = watchOpened()
    for (const url of [page, report]) expect(await browserDesktop.openPage({ url })).toEqual({ kind: 'opened' })
    expect(opened.mock.calls).toEqual([
      [page, '_blank', 'noopener,noreferrer'],
      [report, '_blank', 'noopener,noreferrer'],
    ])
  })

  it.each([
    `${page}?claimCode=TN4W9QHGCX2KLM`,
    `${page}#TN4W`,
    `${page}/`,
    'http://www.amazon.co.uk/gc/redeem',
    'https://www.amazon.co.uk@evil.example/gc/redeem',
    'https://www.amazon.co.uk.evil.example/gc/redeem',
    'HTTPS://www.amazon.co.uk/gc/redeem',
    'https://reportfraud.ftc.gov',
    'javascript:alert(1)',
    '',
  ])('refuses %s', async (url) => {
    const opened = watchOpened()
    await expect(browserDesktop.openPage({ url })).rejects.toThrow('Only an official page')
    expect(opened).not.toHaveBeenCalled()
  })

  it('refuses every page to which anything was added', async () => {
    const opened = watchOpened()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(page.length), async (added, at) => {
        const url = page.slice(0, at) + added + page.slice(at)
        fc.pre(!isOfficialPage(url))
        await expect(browserDesktop.openPage({ url })).rejects.toThrow('Only an official page')
      }),
      { numRuns: 300 },
    )
    expect(opened).not.toHaveBeenCalled()
  })
})
