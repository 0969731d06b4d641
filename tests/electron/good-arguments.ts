import type { channels } from '../../electron/contract.ts'

export const householdId = '0f8fad5b-d9cb-469f-a165-70867728950e'
export const address = '5f'.repeat(32)
export const snapshotName = `1764300000000-${householdId}-120.cardstead`

/** Of every channel arguments that pass: a new channel does not compile without one. */
export const good: Record<keyof typeof channels, readonly [object, ...object[]]> = {
  describeApp: [{}],
  takeOpenedFiles: [{}],
  writeSecret: [
    { text: 'W3GU-YD4NGH-88C8', clearAfterMs: 30_000 },
    { text: 'x', clearAfterMs: 10_000 },
    { text: 'x'.repeat(2000), clearAfterMs: 60_000 },
  ],
  clearSecret: [{}],
  writeText: [{ text: 'x' }, { text: 'Dear shop' }, { text: 'x'.repeat(10_000) }],
  openPage: [{ url: 'https://www.amazon.co.uk/gc/redeem' }],
  reportCode: [{ showing: true }, { showing: false }],
  notify: [
    { title: 'Cardstead: 2 things are due', body: 'Compare a balance' },
    { title: 'x'.repeat(100), body: '' },
  ],
  describeKeychain: [{}],
  sealWithKeychain: [{ secret: 'k'.repeat(32) }, { secret: 'k'.repeat(200) }],
  openWithKeychain: [{ sealed: 'c2VhbGVk' }, { sealed: 'c2VhbGVkIQ==' }, { sealed: 'a'.repeat(4000) }],
  listBackups: [{}],
  beginBackup: [
    { kind: 'snapshot', createdAt: 1_764_300_000_000, householdId, records: 0 },
    { kind: 'photo', address },
  ],
  appendBackup: [{ token: householdId, bytes: new Uint8Array([1]) }],
  finishBackup: [{ token: householdId }],
  discardBackup: [{ token: householdId }],
  keepSnapshot: [{ name: snapshotName }, { name: `${snapshotName}.unchecked` }],
  readBackup: [
    { file: snapshotName, offset: 0, length: 8 * 1024 * 1024 },
    { file: address, offset: 7, length: 1 },
  ],
  takeOpenedBackup: [{}],
  readOpenedBackup: [{ token: householdId, offset: 0, length: 1 }],
  readPresence: [{}],
  writePresence: [{ presence: { householdId, counts: { cards: 3 }, changedAt: 1 } }],
  forgetPresence: [{}],
}
