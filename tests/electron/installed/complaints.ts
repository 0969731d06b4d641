import type { ArchivedFile } from './read-asar.ts'

const allowed = [
  /^(?:package\.json|LICENSE|THIRD-PARTY-NOTICES\.md)$/,
  /^out\/main\/index\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(?:index\.html|icon\.svg)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|wasm|woff2?|ttf|pfb|bcmap|onnx)$/,
  /^out\/renderer\/ocr\/[\w.-]+\.(?:js|wasm|gz)$/,
]

const largestFile = 16 * 1024 * 1024
const largestApp = 64 * 1024 * 1024

/** What an installed app must not carry: anything that is not on the list, sources inside a map or a script, and anything too large. */
export function complaintsAbout(files: readonly ArchivedFile[]): readonly string[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return [
    ...files.flatMap((file) => complaintsAboutOne(file).map((complaint) => `${file.path}: ${complaint}`)),
    ...(total > largestApp ? [`the app: ${total} bytes`] : []),
  ]
}

function complaintsAboutOne({ path, bytes }: ArchivedFile): readonly string[] {
  return [
    ...(allowed.some((pattern) => pattern.test(path)) ? [] : ['not on the list']),
    ...(/\.(?:c?js|css)$/.test(path) && bytes.includes('sourceMappingURL=data:') ? ['sources inside'] : []),
    ...(bytes.length > largestFile ? [`${bytes.length} bytes`] : []),
  ]
}
