import { afterAll, beforeAll, it } from 'vitest'
import { readBackupFolder } from './kills/backup-folder'
import { makeHousehold, type MadeHousehold } from './kills/household'
import { rounds, surviveKills } from './kills/rounds'
import { snapshotting } from './kills/snapshotting'

let household: MadeHousehold

beforeAll(async () => {
  household = await makeHousehold('stand-in')
}, 600_000)

afterAll(() => household.remove())

it(
  'a shell that is killed with its window while it writes a snapshot leaves every snapshot whole, and nothing half',
  { timeout: 300_000 + rounds * 60_000 },
  () =>
    surviveKills(snapshotting(household.profile), {
      ...household,
      shell: 'stand-in',
      aside: async () => (await readBackupFolder(household.profile, household.keys)).problems,
    }),
)
