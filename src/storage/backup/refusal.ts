/**
 * Why a backup is not taken. `not-a-backup`: another kind of file. `newer`: a newer program has written it. `incomplete`: its end is
 * missing. `damaged`: a bit of it differs from what was written.
 */
export type RefusalReason = 'not-a-backup' | 'newer' | 'incomplete' | 'damaged'

/** Thrown by whoever meets it while reading, and caught where a backup is opened, which answers with its reason. */
export class BackupRefusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`The backup was refused: ${reason}`)
    this.name = 'BackupRefusal'
  }
}
