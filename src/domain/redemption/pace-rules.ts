import { adviseOnTries } from '../trouble/pause'
import type { Rule } from './attempt'

/** Counts what was refused on the same login, whichever site it was. */
export const pauseAdvised: Rule = ({ balance, household, recent: { tries, now } }) => {
  const ofAccount = household.balances.filter(({ accountId }) => accountId === balance.accountId).map(({ id }) => id)
  const advice = adviseOnTries(tries, ofAccount, now)
  if (advice.pauseUntil === null) return null
  return {
    kind: 'pause-advised',
    severity: 'warns',
    count: advice.count,
    until: advice.pauseUntil,
    evidence: advice.evidence,
  }
}
