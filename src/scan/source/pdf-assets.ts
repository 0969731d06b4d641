/** Files that PDFs may need: fonts that every reader has, tables of East Asian characters, decoders of scanned pages. */
const places: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    eager: true,
    exhaustive: true,
    query: '?url',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    eager: true,
    exhaustive: true,
    query: '?url',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm', {
    eager: true,
    exhaustive: true,
    query: '?url',
    import: 'default',
  }),
}

const byName = new Map(Object.entries(places).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]))

/** How pdf.js asks for such a file; it comes from the app itself. Rejects for a name that is not among them. */
export class PdfAssets {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename)
    if (!url) throw new Error(`No such file: ${filename}`)
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
}
