import { openSource } from '@/scan/source/open-source'
import type { SourcePage } from '@/scan/source/source'

export interface OpenedInWorker {
  readonly failure: { readonly reason: string; readonly detail: string } | null
  readonly pages: readonly SourcePage[]
}

/** Opens files where the app does: in a worker, which has no document. */
self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  if (!(data instanceof Blob)) return
  open(data).then(
    (opened) => self.postMessage(opened),
    (error: unknown) => self.postMessage({ failure: { reason: 'rejected', detail: String(error) }, pages: [] }),
  )
})

async function open(file: Blob): Promise<OpenedInWorker> {
  const source = await openSource(file)
  if (source.kind === 'failed') return { failure: source, pages: [] }
  const pages: SourcePage[] = []
  for (let index = 0; index < source.pageCount; index++) pages.push(await source.page(index))
  source.close()
  return { failure: null, pages }
}
