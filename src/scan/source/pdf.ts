import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { readText } from '../text/read-text'
import { PdfAssets } from './pdf-assets'
import { linesOfPlacedText } from './pdf-lines'
import { canvasContext, drawnPage } from './pixels'
import { failed } from './source'
import type { OpenedSource, SourcePage } from './source'

const mostPages = 200
const longestSidePx = 2000
/** A picture inside that is larger than this is left out: it would fill the memory. */
const mostImagePixels = 120_000_000

/** A voucher to print or a scan. A page that says its claim code in typed text is a text page, any other a picture. */
export async function openPdf(file: Blob): Promise<OpenedSource> {
  const pdfjs = await loadPdfjs()
  const task = pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    maxImageSize: mostImagePixels,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    BinaryDataFactory: PdfAssets,
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    cMapUrl: 'app/',
    standardFontDataUrl: 'app/',
    wasmUrl: 'app/',
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  let opened: PDFDocumentProxy
  try {
    opened = await task.promise
  } catch (error) {
    void task.destroy()
    if (error instanceof pdfjs.PasswordException) return failed('encrypted', 'The PDF asks for a password.')
    return failed('not-an-image', `The PDF is broken: ${String(error)}`)
  }
  return {
    kind: 'opened',
    pageCount: Math.min(mostPages, opened.numPages),
    page: (index) => readPage(opened, index, pdfjs.OPS.setTextRenderingMode),
    close: () => void task.destroy(),
  }
}

/**
 * pdf.js would start a worker of its own; here it finds its other half loaded already and works in this one. The
 * legacy build needs no newer browser than the rest of the app.
 */
async function loadPdfjs() {
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')
  return import('pdfjs-dist/legacy/build/pdf.min.mjs')
}

async function readPage(opened: PDFDocumentProxy, index: number, hidingText: number): Promise<SourcePage> {
  try {
    const page = await opened.getPage(index + 1)
    const lines = await textLines(page, hidingText)
    const drawn = await drawnPage(await draw(page))
    page.cleanup()
    return readText(lines).length > 0 ? { ...drawn, kind: 'text', lines } : drawn
  } catch (error) {
    return failed('not-an-image', `Page ${index + 1} of the PDF is broken: ${String(error)}`)
  }
}

/** Lines of the typed text; none where a scanner has laid what it believes to have read invisibly over its picture. */
async function textLines(page: PDFPageProxy, hidingText: number): Promise<readonly string[]> {
  const { items } = await page.getTextContent()
  const lines = linesOfPlacedText(items.flatMap((item) => ('str' in item ? [item] : [])))
  if (lines.length === 0) return lines
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print' })
  const isInvisible = fnArray.some((operation, at) => operation === hidingText && argsArray[at]?.[0] === invisibleMode)
  return isInvisible ? [] : lines
}

const invisibleMode = 3

async function draw(page: PDFPageProxy): Promise<OffscreenCanvas> {
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: longestSidePx / Math.max(natural.width, natural.height, 1) })
  const context = canvasContext(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  // Drawing for the screen waits for a window's next frame, which a worker does not have.
  const { promise } = page.render({
    canvas: null,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    intent: 'print',
  })
  await promise
  return context.canvas
}

/** The canvases of pdf.js come from a page's document unless they are given. */
class WorkerCanvases {
  create(width: number, height: number) {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    return { canvas: context?.canvas, context }
  }
  getNoAlphaContext(canvas: OffscreenCanvas) {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  }
  reset({ canvas }: { readonly canvas: OffscreenCanvas }, width: number, height: number) {
    canvas.width = width
    canvas.height = height
  }
  destroy({ canvas }: { readonly canvas: OffscreenCanvas }) {
    canvas.width = 0
    canvas.height = 0
  }
}

/** Colour effects of PDFs are SVG filters of a page's document; without them a picture keeps its own colours. */
class NoFilters {
  addFilter = none
  addHCMFilter = none
  addAlphaFilter = none
  addLuminosityFilter = none
  addKnockoutFilter = none
  addHighlightHCMFilter = none
  addSelectionHCMFilter = none
  addSelectionFilter = none
  createSelectionStyle = () => null
  destroy = () => undefined
}

function none(): string {
  return 'none'
}
