import { checked } from './checked'

/**
 * Nobody outside knows how many codes in how short a time are too many. The pauses are our own caution, offered to be chosen;
 * the evidence is for the trigger, not for the seconds.
 */
export const pacing = {
  evidence: checked('weak', 'curiouscustomer.com and reports of single customers'),
  /** Seconds between two codes; 0 is no pause. */
  choices: [0, 30, 60, 120, 300],
  usual: 60,
} as const
