import type { DueRule } from './item'

/** Due from the first day: without a sheet a forgotten passphrase is the end of everything sealed. */
export const recoveryMissing: DueRule = ({ sheetMissingSince }) =>
  sheetMissingSince === null
    ? []
    : [{ kind: 'recovery-missing', on: sheetMissingSince, subject: 'household', cause: sheetMissingSince }]
