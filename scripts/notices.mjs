/** npm run notices: writes THIRD-PARTY-NOTICES.md, the licence of every package that the built app carries. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/run.mjs'

/** What ends up in the built app; the other packages of the lockfile build or test it. */
const carried = [
  /^vue(-router|-i18n)?$/,
  /^@vue\/(reactivity|runtime-core|runtime-dom|shared)$/,
  /^@intlify\/(core-base|message-compiler|shared)$/,
  /^(pinia|vuetify|dexie|valibot|hash-wasm)$/,
  /^@mdi\/js$/,
  /^@fontsource\//,
  /^@zxcvbn-ts\//,
  /^fastest-levenshtein$/,
  /^tesseract\.js(-core)?$/,
  /^@tesseract\.js-data\//,
  // Inside the text reader's worker.
  /^(bmp-js|idb-keyval|is-url|regenerator-runtime|wasm-feature-detect|zlibjs)$/,
]

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const bundled = Object.keys(packages)
  .filter((place) => carried.some((pattern) => pattern.test(nameOf(place))))
  .sort()

const sections = bundled.map((place) => {
  const facts = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8'))
  return `## ${nameOf(place)} ${facts.version}\n\nLicence: ${facts.license ?? 'see below'}\n\n\`\`\`text\n${licenceText(place)}\n\`\`\`\n`
})

writeFileSync(
  path.join(root, 'THIRD-PARTY-NOTICES.md'),
  `# Third-party notices\n\nCardstead carries these packages. Written by \`npm run notices\`.\n\n${sections.join('\n')}`,
)
console.log(`${sections.length} packages`)

function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function licenceText(place) {
  const folder = path.join(root, place)
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file ? readFileSync(path.join(folder, file), 'utf8').trim() : 'The package brings no licence text of its own.'
}
