import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const face = (family, kind, weight, url) => ({ family, kind, weight, url })

/** The faces come with the project, so that the photos do not depend on the machine. */
const faces = [
  face('DM Mono', 'mono', 400, import.meta.resolve('@fontsource/dm-mono/files/dm-mono-latin-400-normal.woff2')),
  face(
    'IBM Plex Mono',
    'mono',
    500,
    import.meta.resolve('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2'),
  ),
  face(
    'JetBrains Mono',
    'mono',
    500,
    import.meta.resolve('@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff2'),
  ),
  face(
    'Overpass Mono',
    'mono',
    600,
    import.meta.resolve('@fontsource/overpass-mono/files/overpass-mono-latin-600-normal.woff2'),
  ),
  face(
    'Roboto Mono',
    'mono',
    400,
    import.meta.resolve('@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2'),
  ),
  face(
    'Share Tech Mono',
    'mono',
    400,
    import.meta.resolve('@fontsource/share-tech-mono/files/share-tech-mono-latin-400-normal.woff2'),
  ),
  face(
    'Source Code Pro',
    'mono',
    600,
    import.meta.resolve('@fontsource/source-code-pro/files/source-code-pro-latin-600-normal.woff2'),
  ),
  face(
    'Space Mono',
    'mono',
    400,
    import.meta.resolve('@fontsource/space-mono/files/space-mono-latin-400-normal.woff2'),
  ),
  face('Fira Sans', 'sans', 500, import.meta.resolve('@fontsource/fira-sans/files/fira-sans-latin-500-normal.woff2')),
  face('Inter', 'sans', 500, import.meta.resolve('@fontsource/inter/files/inter-latin-500-normal.woff2')),
  face(
    'Libre Franklin',
    'sans',
    500,
    import.meta.resolve('@fontsource/libre-franklin/files/libre-franklin-latin-500-normal.woff2'),
  ),
  face('Nunito', 'sans', 600, import.meta.resolve('@fontsource/nunito/files/nunito-latin-600-normal.woff2')),
  face('Rubik', 'sans', 400, import.meta.resolve('@fontsource/rubik/files/rubik-latin-400-normal.woff2')),
  face('Work Sans', 'sans', 500, import.meta.resolve('@fontsource/work-sans/files/work-sans-latin-500-normal.woff2')),
  face(
    'Archivo Narrow',
    'condensed',
    500,
    import.meta.resolve('@fontsource/archivo-narrow/files/archivo-narrow-latin-500-normal.woff2'),
  ),
  face(
    'Barlow Semi Condensed',
    'condensed',
    500,
    import.meta.resolve('@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-500-normal.woff2'),
  ),
  face(
    'Merriweather',
    'serif',
    400,
    import.meta.resolve('@fontsource/merriweather/files/merriweather-latin-400-normal.woff2'),
  ),
  face('PT Serif', 'serif', 400, import.meta.resolve('@fontsource/pt-serif/files/pt-serif-latin-400-normal.woff2')),
]

const shares = { mono: 0.46, sans: 0.32, condensed: 0.12, serif: 0.1 }

export function pickCodeFace(chance) {
  const roll = chance.next()
  let reached = 0
  const kind = Object.keys(shares).find((name) => roll < (reached += shares[name])) ?? 'mono'
  return chance.pick(faces.filter((candidate) => candidate.kind === kind))
}

export const pickTextFace = (chance) => chance.pick(faces.filter(({ kind }) => kind !== 'mono'))

export const pickTillFace = (chance) => chance.pick(faces.filter(({ kind }) => kind === 'mono'))

const rules = new Map()

/** The rule of one face with the font in it. */
export function fontRule({ family, url }) {
  if (!rules.has(url)) {
    const font = readFileSync(fileURLToPath(url)).toString('base64')
    rules.set(url, `@font-face{font-family:'${family}';src:url(data:font/woff2;base64,${font})}`)
  }
  return rules.get(url)
}
