import { readBarcodes } from '../barcodes/barcodes'
import type { GreyImage } from '../grey-image'
import { cutForCodes, cutsOf, preparePhoto } from '../lines/prepare'
import type { OpenedFile, PreparedPage, ScanAnswer, ScanRequest, ScanTask, ScanTasks, ShownPage } from './scan-tasks'
import { collectGarbage } from '../release'
import { openSource } from '../source/open-source'
import type { OpenSource } from '../source/source'

let source: OpenSource | null = null
/** The picture of the page that was prepared last. */
let image: GreyImage | null = null

self.addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
  // A library that expects a worker of its own listens and talks on this one as well.
  if (typeof data?.id !== 'number') return
  const { id } = data
  perform(data).then(
    (answer) => {
      self.postMessage({ id, kind: 'done', answer } satisfies ScanAnswer, { transfer: buffersOf(answer) })
      if (data.task === 'prepare') collectGarbage()
    },
    (error: unknown) => self.postMessage({ id, kind: 'crashed', detail: String(error) } satisfies ScanAnswer),
  )
})

/** The lines of a page are handed over, not copied. */
function buffersOf(answer: ScanTasks[ScanTask]['answer']): Transferable[] {
  if (!('kind' in answer) || answer.kind !== 'picture') return []
  return answer.photo.lines
    .flatMap(cutsOf)
    .flatMap(({ pixels: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function perform(request: ScanRequest): Promise<ScanTasks[ScanTask]['answer']> {
  switch (request.task) {
    case 'open':
      return open(request.file)
    case 'prepare':
      return prepare(request.page)
    case 'show':
      return show(request.page)
    case 'cut':
      return Promise.resolve(image ? cutForCodes(image, request.line) : [])
    case 'barcodes':
      return image ? readBarcodes(image) : Promise.resolve([])
  }
}

async function open(file: Blob): Promise<OpenedFile> {
  source?.close()
  source = null
  image = null
  const opened = await openSource(file)
  if (opened.kind === 'failed') return opened
  source = opened
  return { kind: 'opened', pageCount: opened.pageCount }
}

async function show(index: number): Promise<ShownPage> {
  if (!source) throw new Error('No file is open.')
  const page = await source.page(index)
  if (page.kind === 'failed') return page
  return page.kind === 'text' && !page.picture ? { kind: 'typed' } : { kind: 'shown', picture: page.picture }
}

async function prepare(index: number): Promise<PreparedPage> {
  image = null
  if (!source) throw new Error('No file is open.')
  const page = await source.page(index)
  if (page.kind !== 'picture') return page
  image = page.image
  return { kind: 'picture', photo: preparePhoto(image, page), picture: page.picture }
}
