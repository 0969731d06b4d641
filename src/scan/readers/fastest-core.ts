/** Two modules of WebAssembly: one makes a vector, the other picks from one by an instruction of relaxed SIMD. */
const withVectors = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]
const withRelaxedVectors = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
]

/** Which build of the text reader's core this browser runs fastest. */
export function fastestCore(): string {
  const runs = (bytes: readonly number[]) => WebAssembly.validate(new Uint8Array(bytes))
  if (runs(withRelaxedVectors)) return 'relaxedsimd-lstm'
  return runs(withVectors) ? 'simd-lstm' : 'lstm'
}
