import { cardsOfFile } from './cards-of-file'
import { CodeReaderLost } from './code-reader/code-reader'
import type { PhotoOutcome, PhotoReading } from './photo-reading'
import { withoutPaymentNumber } from './prepaid-card'
import { cutsOf } from './lines/prepare'
import { readPhoto } from './read-photo'
import { readText } from './text/read-text'
import type { Readers } from './readers/readers'
import { ScanWorkerLost } from './pool/scan-client'
import type { ScanClient } from './pool/scan-client'
import type { DecodedPage } from './pool/scan-tasks'
import type { TextLine } from './lines/text-lines'
import { failed } from './source/source'
import type { SourceFailure } from './source/source'
import { release } from './release'
import { ReaderUnavailable } from './readers/tesseract-reader'
import { withBarcodes } from './barcodes/with-barcodes'

export interface FileReaders {
  readonly scan: Pick<ScanClient, 'ask'>
  /** Rejects with ReaderUnavailable when the text reader does not start. */
  readonly lines: () => Promise<Readers>
  /** Called after every page. */
  readonly onPage: () => void
}

/** Reads a file page by page; a page that fails does not spoil the others. */
export async function readFile(file: Blob, { scan, lines, onPage }: FileReaders): Promise<PhotoOutcome> {
  const opened = await scan.ask('open', { file }).catch(failureOf)
  if (opened.kind === 'failed') return opened
  const readings: PhotoReading[] = []
  const pictures: (Blob | null)[] = []
  let failure: SourceFailure | null = null
  for (let page = 0; page < opened.pageCount; page++) {
    const startedAt = performance.now()
    const decoded = await scan.ask('decode', { page }).catch(failureOf)
    pictures.push(decoded.kind === 'failed' ? null : decoded.picture)
    const read = await readPage(decoded, page, { scan, lines }).catch(failureOf)
    if ('kind' in read) failure ??= read
    else readings.push(...read.map((reading) => ({ ...reading, seconds: (performance.now() - startedAt) / 1000 })))
    onPage()
    if ('kind' in read && read.reason === 'reader-unavailable') break
  }
  if (readings.length > 0) return { kind: 'read', readings: cardsOfFile(readings), pictures }
  return failure ?? failed('no-code', 'No code stands in the text.')
}

/** The cards of a page: always one for a picture, perhaps none for a text. */
async function readPage(
  decoded: DecodedPage,
  page: number,
  { scan, lines }: Pick<FileReaders, 'scan' | 'lines'>,
): Promise<readonly PhotoReading[] | SourceFailure> {
  if (decoded.kind === 'failed') return decoded
  const same = { barcodes: [], advice: [], page, seconds: 0 }
  if (decoded.kind === 'text') {
    const { widthPx, heightPx } = decoded
    return readText(decoded.lines).map((reading) => ({
      ...same,
      ...reading,
      from: 'text',
      photo: { widthPx, heightPx },
    }))
  }
  const photo = await scan.ask('prepare', {})
  // While the lines are read by other workers. A photo whose barcodes cannot be read is still a photo.
  const barcodes = scan.ask('barcodes', {}).catch(() => [])
  const readers = await lines()
  // A line that cannot be cut anew is read as far as it was found.
  const cutAgain = (line: TextLine) => scan.ask('cut', { line }).catch(() => [])
  const picked = await readPhoto(photo, readers, cutAgain).catch((error: unknown) => {
    if (error instanceof CodeReaderLost) return readPhoto(photo, { ...readers, code: null }, cutAgain)
    throw error
  })
  const { widthPx, heightPx, lines: read } = photo
  release(...read.flatMap(cutsOf).map(({ pixels }) => pixels))
  const readings = picked.map((card): PhotoReading => ({
    ...same,
    ...card,
    advice: photo.advice,
    from: 'picture',
    photo: { widthPx, heightPx },
  }))
  return withBarcodes(readings, await barcodes).map(withoutPaymentNumber)
}

/** What broke: a reader or a worker, or else the page that was in it. */
function failureOf(error: unknown): SourceFailure {
  const isOurs = error instanceof ReaderUnavailable || error instanceof ScanWorkerLost
  return failed(isOurs ? 'reader-unavailable' : 'not-an-image', error instanceof Error ? error.message : String(error))
}
