import type { Bytes } from '../seal'

/** Where a backup goes, part by part. */
export interface ByteSink {
  write(bytes: Bytes): Promise<void>
}

/** Where a backup comes from; it is never in memory as a whole. */
export interface ByteSource {
  readonly sizeBytes: number
  /** Fewer bytes only where the source ends. */
  read(offset: number, length: number): Promise<Bytes>
}

/** A file that a person chose. */
export function sourceOfFile(file: Blob): ByteSource {
  return {
    sizeBytes: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  }
}
