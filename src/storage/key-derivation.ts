import type { Bytes } from './seal'

/** How a passphrase becomes a key; stored beside the wrapped key, so that it can grow with the machines. */
export interface KeyDerivation {
  readonly kind: 'argon2id'
  readonly salt: Bytes
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

/** The least we accept for a household of one's own: 64 MiB and three passes. */
export const leastMemoryKiB = 64 * 1024
const leastIterations = 3
const mostIterations = 16
const targetMs = 800
const saltBytes = 16

/** What we accept of a household of one's own. */
export const leastOfHousehold = { memoryKiB: leastMemoryKiB, iterations: leastIterations } as const
/** More than any calibration gives would only stop the machine: somebody has written it there. */
const mostOfAnybody = { memoryKiB: 1024 * 1024, iterations: 64, parallelism: 4 } as const

/** Whether parameters from the disk may be used at all. */
export function isSound(
  { kind, salt, memoryKiB, iterations, parallelism }: KeyDerivation,
  least: { readonly memoryKiB: number; readonly iterations: number },
): boolean {
  const isWithin = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to
  return (
    kind === 'argon2id' &&
    salt instanceof Uint8Array &&
    salt.length === saltBytes &&
    isWithin(memoryKiB, least.memoryKiB, mostOfAnybody.memoryKiB) &&
    isWithin(iterations, least.iterations, mostOfAnybody.iterations) &&
    isWithin(parallelism, 1, mostOfAnybody.parallelism)
  )
}

export type DerivationRequest = { readonly passphrase: string; readonly derivation: KeyDerivation }

/** Parameters that take about 0.8 s on this machine, never less than the least. */
export async function calibrateDerivation(): Promise<KeyDerivation> {
  const base = { kind: 'argon2id', salt: newSalt(), memoryKiB: leastMemoryKiB, iterations: 1, parallelism: 1 } as const
  await derive({ passphrase: 'warm up', derivation: base })
  const start = performance.now()
  await derive({ passphrase: 'measure', derivation: base })
  const msPerPass = Math.max(1, performance.now() - start)
  const iterations = Math.round(targetMs / msPerPass)
  return { ...base, iterations: Math.min(mostIterations, Math.max(leastIterations, iterations)) }
}

export function newSalt(): Bytes {
  return crypto.getRandomValues(new Uint8Array(saltBytes))
}

/** 32 bytes from the passphrase, worked out in a worker that ends with its answer: its memory goes with it. */
export async function derive(request: DerivationRequest): Promise<Bytes> {
  const worker = new Worker(new URL('./key-derivation-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Bytes>) => resolve(event.data)
    worker.onerror = (event) => reject(new Error(event.message || 'The key derivation worker did not start.'))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
