/** npm run notices: writes THIRD-PARTY-NOTICES.md, the licence of every package that the built app carries. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/run.mjs'

/** What ends up in the built app; the other packages of the lockfile build or test it. */
const carried = [
  /^vue(-router|-i18n)?$/,
  /^@vue\/(reactivity|runtime-core|runtime-dom|shared)$/,
  /^@intlify\/(core-base|message-compiler|shared)$/,
  /^(pinia|vuetify|dexie|valibot|hash-wasm|tldts(-core)?)$/,
  /^@mdi\/js$/,
  /^@fontsource\/(inter|jetbrains-mono)$/,
  /^@zxcvbn-ts\//,
  /^fastest-levenshtein$/,
  /^tesseract\.js(-core)?$/,
  /^(libheif-js|pdfjs-dist|postal-mime|utif2|pako|zxing-wasm|onnxruntime-web)$/,
  // Inside the text reader's worker.
  /^(bmp-js|idb-keyval|is-url|regenerator-runtime|wasm-feature-detect|zlibjs)$/,
]

/** What a licence asks to be said beside its text, or what a package carries of others. */
const remarks = {
  'libheif-js':
    'libheif and libde265 are under the GNU Lesser General Public License. Their script and their wasm are files of their own in `assets`, named `libheif-…`, exactly as the package has them: whoever builds another version may put it in their place. In an installed app they lie inside `resources/app.asar`, of which macOS and Windows check the hashes: there, put the other version into the package `libheif-js` of the source of Cardstead and run `npm run dist`. Source: https://github.com/strukturag/libheif, https://github.com/strukturag/libde265 and, for the build, https://github.com/catdad-experiments/libheif-js.',
  'tesseract.js':
    'With it comes `eng.traineddata.gz`, trained by the Tesseract project, which gives it under the same licence: https://github.com/tesseract-ocr/tessdata_fast, 4.1.0. Its word lists were taken out here.',
  'zxing-wasm':
    'The wasm is ZXing-C++, under the Apache License 2.0: https://github.com/zxing-cpp/zxing-cpp, https://www.apache.org/licenses/LICENSE-2.0.',
  'pdfjs-dist':
    'With it come standard fonts, tables of characters and decoders of pictures under licences of their own, below; they are files of their own in `assets`. Source of the Liberation fonts: https://github.com/liberationfonts.',
}

/** Who holds the rights in packages that are under the MIT licence and bring no text of it, as their sources say. */
const holders = {
  'onnxruntime-web': 'Copyright (c) 2018 - present Microsoft Corporation',
}

/** Folders of a package with licences of their own. */
const partsOf = { 'libheif-js': ['libheif-wasm'], 'pdfjs-dist': ['standard_fonts', 'cmaps', 'wasm'] }

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const bundled = Object.keys(packages)
  .filter((place) => carried.some((pattern) => pattern.test(nameOf(place))))
  .sort()

const sections = bundled.map((place) => {
  const facts = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8'))
  const name = nameOf(place)
  const remark = remarks[name] ? `${remarks[name]}\n\n` : ''
  const texts = [licenceText(place), ...(partsOf[name] ?? []).flatMap((part) => licencesIn(path.join(place, part)))]
  const fenced = texts.map((text) => `\`\`\`text\n${text}\n\`\`\`\n`).join('\n')
  return `## ${name} ${facts.version}\n\nLicence: ${facts.license ?? 'see below'}\n\n${remark}${fenced}`
})

writeFileSync(
  path.join(root, 'THIRD-PARTY-NOTICES.md'),
  `# Third-party notices\n\nCardstead carries these packages. Written by \`npm run notices\`.\n\n${sections.join('\n')}`,
)
console.log(`${sections.length} packages`)

function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Every licence file of a folder, with the file's name above its text; those of parts that are not carried are left out. */
function licencesIn(place) {
  const folder = path.join(root, place)
  return readdirSync(folder)
    .filter((name) => /^licen[cs]e/i.test(name) && !/qcms|quickjs/i.test(name))
    .map((name) => `${path.basename(place)}/${name}\n\n${textOf(path.join(folder, name))}`)
}

function licenceText(place) {
  const folder = path.join(root, place)
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file ? textOf(path.join(folder, file)) : mitLicenceOf(nameOf(place))
}

/** The words of the MIT licence are always the same: ours, under the name of another. */
function mitLicenceOf(name) {
  if (!holders[name])
    throw new Error(`${name} brings no licence text of its own, and nobody says who holds the rights.`)
  return textOf(path.join(root, 'LICENSE')).replace(/^Copyright .*$/m, holders[name])
}

function textOf(file) {
  return readFileSync(file, 'utf8')
    .replace(/[ \t]*\r?\n/g, '\n')
    .trim()
}
