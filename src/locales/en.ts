import { backups } from './en/backups'
import { balances } from './en/balances'
import { camera } from './en/camera'
import { due } from './en/due'
import { evidence } from './en/evidence'
import { facts } from './en/facts'
import { gifts } from './en/gifts'
import { changeLog } from './en/change-log'
import { reloads } from './en/reloads'
import { safety } from './en/safety'
import { screens } from './en/screens'
import { security } from './en/security'
import { session } from './en/session'
import { trouble } from './en/trouble'

export const en = {
  ...screens,
  ...balances,
  ...backups,
  ...due,
  ...camera,
  ...facts,
  ...reloads,
  ...evidence,
  ...gifts,
  ...session,
  ...trouble,
  ...safety,
  ...changeLog,
  ...security,
}
