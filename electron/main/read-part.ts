import { open } from 'node:fs/promises'
import type { ReadOutcome } from '../contract'
import { failureOf } from './file-failure'

/** Bytes of a file from `offset` on; fewer than `length` where it ends. */
export async function readPart(file: string, offset: number, length: number): Promise<ReadOutcome> {
  try {
    const handle = await open(file, 'r')
    try {
      const { size } = await handle.stat()
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
      return { kind: 'read', bytes: bytes.subarray(0, bytesRead), sizeBytes: size }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return failureOf(error)
  }
}
