import { addDays } from '../day'
import type { DueRule } from './item'

/** Due from the first day: without a sheet a forgotten passphrase is the end of everything sealed. */
export const recoveryMissing: DueRule = ({ sheetMissingSince }) =>
  sheetMissingSince === null
    ? []
    : [{ kind: 'recovery-missing', on: sheetMissingSince, subject: 'household', cause: sheetMissingSince }]

/** Due some days after the first change that would be lost with this computer. An export ends it. */
export const exportOverdue: DueRule = ({ unsavedSince, rules, today }) => {
  if (unsavedSince === null) return []
  const on = addDays(unsavedSince, rules.exportAfterDays)
  return today < on
    ? []
    : [{ kind: 'export-overdue', on, since: unsavedSince, subject: 'household', cause: unsavedSince }]
}
