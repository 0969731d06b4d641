import { readBarcodes } from '../barcodes/barcodes'
import { cutForCodes, cutsOf, preparePhoto } from '../lines/prepare'
import type { PreparedPhoto } from '../lines/prepare'
import type { DecodedPage, OpenedFile, ScanAnswer, ScanRequest, ScanTask, ScanTasks, ShownPage } from './scan-tasks'
import { collectGarbage } from '../release'
import { openSource } from '../source/open-source'
import type { OpenSource, PicturePage, SourcePage } from '../source/source'

let source: OpenSource | null = null
/** The one that was decoded last. */
let page: PicturePage | null = null

self.addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
  // A library that expects a worker of its own listens and talks on this one as well.
  if (typeof data?.id !== 'number') return
  const { id } = data
  perform(data).then(
    (answer) => {
      self.postMessage({ id, kind: 'done', answer } satisfies ScanAnswer, { transfer: buffersOf(answer) })
      if (data.task === 'decode' || data.task === 'prepare') collectGarbage()
    },
    (error: unknown) => self.postMessage({ id, kind: 'crashed', detail: String(error) } satisfies ScanAnswer),
  )
})

/** The lines of a page are handed over, not copied. */
function buffersOf(answer: ScanTasks[ScanTask]['answer']): Transferable[] {
  if (!('lines' in answer) || !('advice' in answer)) return []
  return answer.lines
    .flatMap(cutsOf)
    .flatMap(({ pixels: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function perform(request: ScanRequest): Promise<ScanTasks[ScanTask]['answer']> {
  switch (request.task) {
    case 'open':
      return open(request.file)
    case 'decode':
      return decode(request.page)
    case 'prepare':
      return prepare()
    case 'show':
      return show(request.page)
    case 'cut':
      return Promise.resolve(page ? cutForCodes(page.image, request.line) : [])
    case 'barcodes':
      return page ? readBarcodes(page.image) : Promise.resolve([])
  }
}

async function open(file: Blob): Promise<OpenedFile> {
  source?.close()
  source = null
  page = null
  const opened = await openSource(file)
  if (opened.kind === 'failed') return opened
  source = opened
  return { kind: 'opened', pageCount: opened.pageCount }
}

async function show(index: number): Promise<ShownPage> {
  const shown = await pageOf(index)
  if (shown.kind === 'failed') return shown
  return shown.kind === 'text' && !shown.picture ? { kind: 'typed' } : { kind: 'shown', picture: shown.picture }
}

async function decode(index: number): Promise<DecodedPage> {
  page = null
  const decoded = await pageOf(index)
  if (decoded.kind !== 'picture') return decoded
  page = { ...decoded, picture: null }
  return { kind: 'picture', picture: decoded.picture }
}

async function pageOf(index: number): Promise<SourcePage> {
  if (!source) throw new Error('No file is open.')
  return source.page(index)
}

async function prepare(): Promise<PreparedPhoto> {
  if (!page) throw new Error('No page is decoded.')
  return preparePhoto(page.image, page)
}
