import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { HouseholdKeys } from '@/storage/data-key'
import { openAppIn, unlock, type OpenApp } from '../open-app'
import type { Activity, Acknowledged, KindOfActivity } from './activity'
import { halfRecords } from './half-records'
import { passphrase, patienceMs, rowsOf } from './household'
import { planShares } from './plan'
import type { Rows } from './rows'

/** How many kills for each activity, and where they fall. */
export const rounds = Number(process.env.CARDSTEAD_KILLS ?? 2)
const seed = Number(process.env.CARDSTEAD_KILLS_SEED ?? 7)

export interface Ground {
  readonly profile: string
  readonly keys: HouseholdKeys
  readonly shell: 'browser' | 'stand-in'
  renew(): void
  /** What is wrong beside the database, once the program is open again. */
  aside?(): Promise<readonly string[]>
}

/** Kills the program again and again while it does one thing, and looks each time at what is there. */
export async function surviveKills(kind: KindOfActivity, ground: Ground): Promise<void> {
  ground.renew()
  const lengthMs = await opened(ground, (app) => measure(app, kind, ground))
  ground.renew()
  let last: Killed | null = null
  for (const [round, share] of planShares(rounds, seed).entries()) {
    const delayMs = Math.round(share * lengthMs)
    const title = `${kind.name} ${round + 1} of ${rounds}, seed ${seed}: killed after ${delayMs} ms of ${lengthMs}`
    const strike = async (app: OpenApp, before: Killed | null): Promise<Killed | null> => {
      const rows = await lookAfter(before, app, ground)
      if (kind.isUsedUp(rows)) return null
      const activity = kind.begin({ rows, keys: ground.keys })
      return { title, acknowledged: await killWithin(app, activity, delayMs) }
    }
    const next: Killed | null = await opened(ground, (app) => strike(app, last))
    if (!next) ground.renew()
    last = next ?? (await opened(ground, (app) => strike(app, null)))
  }
  await opened(ground, (app) => lookAfter(last, app, ground))
}

interface Killed {
  readonly title: string
  readonly acknowledged: Acknowledged
}

/** Opens the household, and looks whether everything is there that had been acknowledged, and nothing half. */
async function lookAfter(killed: Killed | null, app: OpenApp, ground: Ground): Promise<Rows> {
  const rows = await rowsOf(app.page)
  await unlock(app.page, passphrase)
  if (!killed) return rows
  const { title, acknowledged } = killed
  console.log(`${title}. On screen: ${acknowledged.words}. There: ${countsOf(rows)}`)
  const aside = [...(await leftOver(app)), ...((await ground.aside?.()) ?? [])]
  expect([...(await wrongIn(rows, acknowledged, ground)), ...aside], title).toEqual([])
  return rows
}

/** How long it takes when nobody disturbs it, in ms. */
async function measure({ page }: OpenApp, kind: KindOfActivity, ground: Ground): Promise<number> {
  const activity = kind.begin({ rows: await rowsOf(page), keys: ground.keys })
  await unlock(page, passphrase)
  await activity.prepare(page)
  const startedAt = performance.now()
  await activity.run(page)
  const lengthMs = Math.round(performance.now() - startedAt)
  const acknowledged = await activity.acknowledged(page)
  expect(await wrongIn(await rowsOf(page), acknowledged, ground)).toEqual([])
  return lengthMs
}

/** Opens the program, and kills it whatever happens. */
async function opened<T>({ profile, shell }: Ground, use: (app: OpenApp) => Promise<T>): Promise<T> {
  const app = await openAppIn(profile, { shell })
  app.page.setDefaultTimeout(patienceMs)
  try {
    return await use(app)
  } catch (error) {
    if (!app.page.isClosed()) await app.look('sudden-end-failed')
    throw error
  } finally {
    if (!app.page.isClosed()) await app.kill()
  }
}

async function wrongIn(rows: Rows, acknowledged: Acknowledged, { keys }: Ground): Promise<readonly string[]> {
  return [...(await acknowledged.missing(rows)), ...(await halfRecords(rows, keys))]
}

/** What a restore that was killed should have been cleared of. */
async function leftOver({ page }: OpenApp): Promise<readonly string[]> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  return names.includes('cardstead-unpacked') ? ['What was unpacked of a backup is still there'] : []
}

async function killWithin(app: OpenApp, activity: Activity, delayMs: number): Promise<Acknowledged> {
  await activity.prepare(app.page)
  let isOver = false
  const failures: unknown[] = []
  const running = activity.run(app.page).catch((error: unknown) => {
    // Whoever waits for a page that was killed hears that it is gone.
    if (!isOver) failures.push(error)
  })
  await sleep(delayMs)
  const acknowledged = await activity.acknowledged(app.page)
  isOver = true
  await app.kill()
  await running
  if (failures.length > 0) throw failures[0]
  return acknowledged
}

function countsOf(rows: Rows): string {
  const told = ['cards', 'photos', 'imports', 'entries', 'checkIns', 'changes'] as const
  return told.map((name) => `${rows[name].length} ${name}`).join(', ')
}
