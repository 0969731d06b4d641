/** Newer than the language level that the project is written in. */
interface Transferring {
  transfer?(length: number): ArrayBuffer
}

/**
 * Gives the memory of arrays back at once and leaves them empty. Large arrays wait long for the garbage collector when the rest of a
 * worker's memory is small. Where a browser cannot do it they wait.
 */
export function release(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer, byteLength } of arrays) {
    if (buffer instanceof ArrayBuffer && byteLength > 0) (buffer as Transferring).transfer?.(0)
  }
}

/** The collector counts memory outside of its own heap, but acts on steps of 64 MB only. */
const stepBytes = 80_000_000

/**
 * Makes the garbage collector of this worker look for what large arrays and messages left behind: an array as large as its step, never
 * written to, takes nothing and makes it act.
 */
export function collectGarbage(): void {
  try {
    // Looking at it keeps the build from leaving it out.
    new Uint8Array(stepBytes).at(0)
  } catch {
    // No room for it: then the collector is at work already.
  }
}
