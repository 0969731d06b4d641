import type { PhotoFailure } from './photo-reading'
import { startScanClient } from './pool/scan-client'

/** What a file looks like: `picture` is the file itself where a browser can show it; null for a mail or a text without any. */
export type FirstPage =
  | { readonly kind: 'opened'; readonly picture: Blob | null; readonly pageCount: number }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure }

const longestMs = 30_000

/** Opens a file of any kind that can be scanned, without reading it, in a worker of its own. Never rejects. */
export async function openFirstPage(file: Blob): Promise<FirstPage> {
  const scan = startScanClient()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<FirstPage>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failed', reason: 'timed-out' }), longestMs)
  })
  const opening = async (): Promise<FirstPage> => {
    const opened = await scan.ask('open', { file })
    if (opened.kind === 'failed') return { kind: 'failed', reason: opened.reason }
    const page = await scan.ask('show', { page: 0 })
    if (page.kind === 'failed') return { kind: 'failed', reason: page.reason }
    const picture = page.kind === 'typed' ? null : (page.picture ?? file)
    return { kind: 'opened', picture, pageCount: opened.pageCount }
  }
  try {
    return await Promise.race([opening(), tooLong])
  } catch {
    return { kind: 'failed', reason: 'reader-unavailable' }
  } finally {
    clearTimeout(timer)
    scan.stop()
  }
}
