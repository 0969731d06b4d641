import type { BackupFailure } from '../contract'

const reasons: Readonly<Record<string, BackupFailure['reason']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
}

/** What an error of the file system means to a person. Its message, which holds a path, goes nowhere. */
export function failureOf(error: unknown): BackupFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { kind: 'failed', reason: reasons[code] ?? 'other' }
}
