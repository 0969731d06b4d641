import { describe, expect, it } from 'vitest'
import { parseActivity } from '@/domain/activity/parse-activity'
import { textOfActivityPage } from '@/exchange/activity-page'
import grid from '../fixtures/activity/saved-grid.html?raw'
import page from '../fixtures/activity/saved-page.html?raw'
import table from '../fixtures/activity/en-us-table.txt?raw'

describe('a saved page', () => {
  it('becomes one line for each row of its table, without scripts and doubled prices', () => {
    expect(textOfActivityPage(page).split('\n')).toEqual([
      'Hello, Robin Basket',
      'Your Gift Card balance',
      '£99.15',
      'Date\tDescription\tAmount\tClosing balance',
      '11 November 2026\tGift Card applied to Amazon.co.uk order 203-5518204-9907316\t-£15.85\t£99.15',
      '19 January 2026\tGift Card added Claim code: xxxx-xxxxxx-9RQA; Serial number: 2660014725508831\t£115.00\t£115.00',
      'Conditions of Use & Sale',
    ])
  })

  it('is read as its text is', () => {
    const { rows, problems } = parseActivity(textOfActivityPage(page), { currency: 'GBP' })
    expect(problems).toEqual([])
    expect(
      rows.map(({ on, kind, amount, closing, orderId, lastFour }) => [
        on,
        kind,
        amount.minorUnits,
        closing?.minorUnits,
        orderId,
        lastFour,
      ]),
    ).toEqual([
      ['2026-01-19', 'redeem', 11500, 11500, null, '9RQA'],
      ['2026-11-11', 'purchase', -1585, 9915, '203-5518204-9907316', null],
    ])
  })

  it('may be made of boxes that only look like a table', () => {
    const { rows, problems } = parseActivity(textOfActivityPage(grid), { currency: 'EUR' })
    expect(problems).toEqual([])
    expect(rows.map(({ on, kind, amount, closing }) => [on, kind, amount.minorUnits, closing?.minorUnits])).toEqual([
      ['2026-10-28', 'redeem', 5000, 5000],
      ['2026-11-03', 'purchase', -1299, 3701],
    ])
  })

  it('never runs, and never becomes a part of ours', async () => {
    const before = document.documentElement.outerHTML
    textOfActivityPage(
      `${page}<script>window.ranFromPage = true</script><img src="x" onerror="window.ranFromPage = true">`,
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect('ranFromPage' in window).toBe(false)
    expect(document.documentElement.outerHTML).toBe(before)
  })
})

describe('what is no page', () => {
  it.each([table, '', 'a < b and c > d', '3 November 2026\t-$1.00'])('stays as it is', (text) => {
    expect(textOfActivityPage(text)).toBe(text)
  })

  it('does not break it when it is cut off in the middle', () => {
    for (let end = 0; end < page.length; end += 97) expect(() => textOfActivityPage(page.slice(0, end))).not.toThrow()
  })
})
