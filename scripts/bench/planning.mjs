import path from 'node:path'
import { runnerImport } from 'vite'
import { root } from '../lib/run.mjs'

const today = '2026-11-25'
const repeats = 5

/**
 * Plans reloads for drawers of several sizes: leftovers of 2 to 60 dollars, some with fees, holds and owners, into three balances with
 * three goals. Answers the median milliseconds, and whether every plan is proven to be the best.
 */
export async function measurePlanning(sizes = [10, 40, 200, 1000]) {
  const { module } = await runnerImport(path.join(root, 'src', 'domain', 'reloads', 'plan-reloads.ts'), {
    configFile: false,
    logLevel: 'error',
  })
  return sizes.map((size) => {
    const runs = Array.from({ length: repeats }, (_, seed) => {
      const given = household(size, seed + 1)
      const startedAt = performance.now()
      const plan = module.planReloads(given)
      return { ms: performance.now() - startedAt, steps: plan.steps.length, isProven: plan.isProven }
    })
    const times = runs.map(({ ms }) => ms).sort((a, b) => a - b)
    return {
      size,
      ms: times[repeats >> 1],
      slowestMs: times.at(-1),
      steps: runs[0].steps,
      isProven: runs.every((run) => run.isProven),
    }
  })
}

function household(size, seed) {
  const draw = chance(size * 1000 + seed)
  const usd = (minorUnits) => ({ minorUnits, currency: 'USD' })
  const cards = Array.from({ length: size }, (_, at) => ({
    id: `card-${at}`,
    nickname: `Card ${at}`,
    network: 'visa',
    issuer: '',
    lastFour: '',
    balance: usd(200 + draw(5800)),
    asOf: today,
    holds: draw(10) === 0 ? [{ amount: usd(100), lapsesOn: '2026-12-01' }] : [],
    margin: usd(0),
    postcode: 'registered',
    goodThrough: draw(4) === 0 ? '2027-06-30' : null,
    fee: draw(4) === 0 ? { amount: usd(395), firstOn: '2026-12-01', everyMonths: 1 } : null,
    memberId: draw(6) === 0 ? 'ada' : null,
    mark: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  }))
  const whole = cards.reduce((sum, { balance }) => sum + balance.minorUnits, 0)
  const bound = (minorUnits) => ({ amount: usd(minorUnits), basis: { kind: 'observed', on: today } })
  return {
    cards,
    balances: ['ada', 'ben', 'cleo'].map((memberId) => ({ id: `balance-${memberId}`, marketplaceId: 'US', memberId })),
    limits: new Map([
      [
        'US',
        {
          marketplaceId: 'US',
          currency: 'USD',
          firmMinimum: bound(500),
          likelyMinimum: bound(500),
          maximum: bound(200_000),
          step: 1,
        },
      ],
    ]),
    goals: ['ada', 'ben', 'cleo'].map((memberId, at) => ({
      id: `goal-${at}`,
      name: `Goal ${at}`,
      balanceId: `balance-${memberId}`,
      need: usd(Math.floor((whole * (8 + draw(20))) / 100)),
      wantedBy: null,
    })),
    preferred: new Map(),
    tries: true,
    today,
  }
}

/** Random numbers that are the same every time. */
function chance(seed) {
  let state = seed
  return (most) => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * most)
  }
}
