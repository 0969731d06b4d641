import { preparePhoto } from './prepare'
import type { Preparation } from './prepare'

/** What the page sends to this worker. */
export interface PrepareRequest {
  readonly photo: Blob
}

export type PrepareAnswer =
  { readonly kind: 'done'; readonly preparation: Preparation } | { readonly kind: 'crashed'; readonly detail: string }

self.addEventListener('message', ({ data }: MessageEvent<PrepareRequest>) => {
  preparePhoto(data.photo).then(
    (preparation) => self.postMessage({ kind: 'done', preparation } satisfies PrepareAnswer),
    (error: unknown) => self.postMessage({ kind: 'crashed', detail: String(error) } satisfies PrepareAnswer),
  )
})
