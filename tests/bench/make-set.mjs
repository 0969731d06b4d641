import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openStudio } from './photograph.mjs'
import { planPhotos } from './plan.mjs'

/** Makes the photos of a plan, and the truth.json that says what stands on them, in a folder. */
export async function makeBenchSet({ folder, count, seed, alphabet, onPhoto = () => undefined }) {
  mkdirSync(folder, { recursive: true })
  const studio = await openStudio()
  const truth = []
  try {
    for (const spec of planPhotos({ count, seed, alphabet })) {
      const { bytes, codePx, codeQuad } = await studio.photograph(spec)
      writeFileSync(path.join(folder, spec.file), bytes)
      truth.push(truthOf(spec, codePx, codeQuad))
      onPhoto(spec.file, bytes.length)
    }
  } finally {
    await studio.close()
  }
  // Written last: a set without it was never finished.
  writeFileSync(
    path.join(folder, 'truth.json'),
    `[\n${truth.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`,
  )
}

function truthOf(spec, codePx, codeQuad) {
  const { file, kind, claimCode, serial, amount, market, difficulty, codeFace, textFace, codeStyle, alike, damage } =
    spec
  return {
    file,
    kind,
    claimCode,
    serial,
    amount,
    currency: amount === null ? null : market.currency,
    marketplace: market.marketplace,
    difficulty,
    meta: {
      codeFont: codeFace.family,
      textFont: textFace.family,
      codeStyle,
      codePx: rounded(codePx),
      codeQuad,
      alphabet: spec.alphabet,
      lookAlikes: alike,
      damage: rounded(damage),
    },
  }
}

/** To two digits behind the point, however deep. */
function rounded(value) {
  if (typeof value === 'number') return Math.round(value * 100) / 100
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]))
}
