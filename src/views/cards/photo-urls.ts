import { onBeforeUnmount, shallowRef } from 'vue'
import type { PhotoId } from '@/domain/ids'

export interface ShownPhoto {
  readonly id: PhotoId
  readonly url: string
}

/** Addresses of photos for as long as the component is there, and no longer. */
export function usePhotoUrls() {
  const urls = shallowRef<readonly ShownPhoto[]>([])
  let isOver = false

  function show(photos: readonly { readonly id: PhotoId; readonly blob: Blob }[]) {
    revoke()
    // Read to its end after the page was left or locked: it goes no further.
    if (!isOver) urls.value = photos.map(({ id, blob }) => ({ id, url: URL.createObjectURL(blob) }))
  }

  function revoke() {
    urls.value.forEach(({ url }) => URL.revokeObjectURL(url))
    urls.value = []
  }

  onBeforeUnmount(() => {
    isOver = true
    revoke()
  })
  return { urls, show }
}
