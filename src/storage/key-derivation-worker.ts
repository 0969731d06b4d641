import { argon2id } from 'hash-wasm'
import type { DerivationRequest } from './key-derivation'

/** The passphrase in one form, however the keyboard composed its letters. */
onmessage = async ({ data: { passphrase, derivation } }: MessageEvent<DerivationRequest>) => {
  const key = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: derivation.salt,
    memorySize: derivation.memoryKiB,
    iterations: derivation.iterations,
    parallelism: derivation.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
  postMessage(key)
}
