import type { Page } from 'playwright-core'
import type { HouseholdKeys } from '@/storage/data-key'
import type { Rows } from './rows'

/** What the program had said to be done when it was killed. */
export interface Acknowledged {
  readonly words: string
  /** What of it is not there, one sentence each. */
  missing(after: Rows): Promise<readonly string[]> | readonly string[]
}

/** One thing that a person does, in the middle of which the program is killed. */
export interface Activity {
  /** Up to the moment from which on it may be killed. */
  prepare(page: Page): Promise<void>
  /** From there to its end. */
  run(page: Page): Promise<void>
  /** What the screen says in this moment. */
  acknowledged(page: Page): Promise<Acknowledged>
}

/** Before a round: what stands in the household, and its keys. */
export interface Beginning {
  readonly rows: Rows
  readonly keys: HouseholdKeys
}

export interface KindOfActivity {
  readonly name: string
  begin(beginning: Beginning): Activity
  /** Whether there is too little left to do it once more, or too much lies about: then a fresh household takes its place. */
  isUsedUp(rows: Rows): boolean
}
