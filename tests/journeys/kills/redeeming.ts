import type { Page } from 'playwright-core'
import type { RedeemSession } from '@/domain/sessions/redeem-session'
import { choose, goTo } from '../open-app'
import type { KindOfActivity } from './activity'
import type { Rows } from './rows'

/** A session from wherever it stands to its end: sign in, hand out, say what came of it, compare, finish. */
export const redeeming: KindOfActivity = {
  name: 'redeem',
  isUsedUp: (rows) => sessionOf(rows)?.state !== 'going' && !rows.cards.some(({ state }) => state === 'ready'),
  begin: () => ({
    async prepare(page) {
      await goTo(page, 'Redeem')
      await page.getByRole('link', { name: /^(Start a session|Go on with the session)/ }).click()
      await page.getByRole('heading', { level: 1, name: 'Redeem a pile' }).waitFor()
    },
    async run(page) {
      const begin = page.getByRole('button', { name: /^Begin with/ })
      const next = page
        .getByRole('button', { name: /^I am signed in as/ })
        .or(page.getByLabel('Accepted'))
        .or(page.getByRole('button', { name: 'Confirm' }).and(page.locator(':enabled')))
        .or(page.getByRole('button', { name: 'Copy code' }))
        .or(page.getByRole('button', { name: /^Finish/ }))
      await begin.or(next).first().waitFor({ timeout: 60_000 })
      if (await begin.isVisible()) {
        await choose(page, 'Pause between two cards', 'No pause')
        await begin.click()
      }
      for (;;) {
        await next.first().waitFor({ timeout: 60_000 })
        if (await page.getByRole('button', { name: /^Finish/ }).isVisible()) return finish(page)
        await goOn(page)
      }
    },
    async acknowledged(page) {
      const seen = await page.evaluate(() => {
        const text = document.querySelector('main')?.textContent ?? ''
        return {
          place: Number(/Card (\d+) of \d+/.exec(text)?.[1] ?? 0),
          isCopied: /Copied\./.test(text),
          isTally: document.querySelector('#tally-title') !== null,
          isOver: text.includes('The session is over'),
        }
      })
      const settled = Math.max(0, seen.place - 1)
      return {
        words: seen.isOver
          ? 'over'
          : seen.isTally
            ? 'all settled'
            : `${settled} settled${seen.isCopied ? ', one out' : ''}`,
        missing: (after) => {
          const session = sessionOf(after)
          if (!session) return seen.place > 0 || seen.isTally || seen.isOver ? ['The session is gone'] : []
          const { state, steps } = session
          const there = steps.filter(({ outcome }) => outcome.kind !== 'open').length
          const isOut = there > settled || steps[settled]?.begunAt !== null
          return [
            ...(there < settled ? [`${settled} cards were settled on screen, ${there} are on the disk`] : []),
            ...(seen.isCopied && !isOut ? ['A code was copied, and nothing says so'] : []),
            ...((seen.isTally || seen.isOver) && there < steps.length ? ['A card is open again'] : []),
            ...(seen.isOver && state !== 'done' ? ['The session that was over goes on'] : []),
          ]
        },
      }
    },
  }),
}

/** The latest. */
function sessionOf({ redeemSessions }: Rows): RedeemSession | undefined {
  return redeemSessions.toSorted((one, other) => one.createdAt - other.createdAt).at(-1)
}

/** One step further, whatever it is. */
async function goOn(page: Page) {
  const signIn = page.getByRole('button', { name: /^I am signed in as/ })
  const accepted = page.getByLabel('Accepted')
  const copy = page.getByRole('button', { name: 'Copy code' })
  if (await signIn.isVisible()) return signIn.click()
  if (await accepted.isVisible()) {
    const place = await page.getByText(/^Card \d+ of \d+/).innerText()
    await accepted.check()
    await page.getByRole('button', { name: 'Record' }).click()
    // Until the next one is there.
    return page.getByText(place, { exact: true }).waitFor({ state: 'detached' })
  }
  if (await copy.isVisible()) {
    await copy.click()
    return page.getByText(/^Copied\./).waitFor()
  }
  await page.getByRole('button', { name: 'Confirm' }).click()
  await copy.waitFor()
}

async function finish(page: Page) {
  const open = page.locator('.tally').filter({ has: page.getByLabel('What Amazon shows now') })
  while ((await open.count()) > 0) {
    const tally = open.first()
    const expected = await tally.locator('dt:text("Should be there now") + dd').innerText()
    await tally.getByLabel('What Amazon shows now').fill(expected.replace('$', ''))
    const left = await open.count()
    await tally.getByRole('button', { name: 'Compare' }).click()
    await open.nth(left - 1).waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: /^Finish/ }).click()
  await page.getByText('The session is over').waitFor()
}
