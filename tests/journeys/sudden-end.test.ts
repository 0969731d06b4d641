import { afterAll, beforeAll, describe, it } from 'vitest'
import { accepting } from './kills/accepting'
import { makeHousehold, type MadeHousehold } from './kills/household'
import { importing } from './kills/importing'
import { redeeming } from './kills/redeeming'
import { restoring } from './kills/restoring'
import { rounds, surviveKills, type Ground } from './kills/rounds'

const timeout = 300_000 + rounds * 60_000

let household: MadeHousehold
let ground: Ground

beforeAll(async () => {
  household = await makeHousehold('browser')
  ground = { ...household, shell: 'browser' }
}, 600_000)

afterAll(() => household.remove())

describe('a program that is killed at any moment has lost nothing that it had acknowledged, and left no half record', () => {
  it('while files are imported', { timeout }, () => surviveKills(importing, ground))
  it('while readings are accepted and taken back', { timeout }, () => surviveKills(accepting, ground))
  it('while a pile is redeemed', { timeout }, () => surviveKills(redeeming, ground))
  it('while a backup is restored', { timeout }, () => surviveKills(restoring(household.backups), ground))
})
