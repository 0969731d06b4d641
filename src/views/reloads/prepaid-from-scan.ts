import { shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ImportId } from '@/domain/ids'
import type { Link } from '@/components/link'
import { useScan } from '@/stores/scan'

/** Where the photo of a prepaid card goes on from Scan. */
export function toReloads(id: ImportId): Link['to'] {
  return { name: 'reloads', params: { part: 'cards' }, query: { photo: id } }
}

/** The photo that Scan has handed over by the address: opens the dialog for it, and takes it out of the import once it is kept. */
export function usePrepaidFromScan(isOpen: Ref<boolean>) {
  const route = useRoute()
  const router = useRouter()
  const scan = useScan()
  const file = shallowRef<File | null>(null)

  const asked = () => (typeof route.query.photo === 'string' ? scan.find(route.query.photo as ImportId) : null)

  // After a reload the import is there a moment later.
  watch(
    () => asked()?.photoIds[0],
    async (photoId) => {
      const photo = photoId && (await scan.openPhoto(photoId))
      const item = asked()
      if (!photo || !item) return
      file.value = new File([photo], item.name, { type: photo.type })
      isOpen.value = true
    },
    { immediate: true },
  )

  watch(isOpen, (open) => {
    if (open || !file.value) return
    file.value = null
    void router.replace({ ...route, query: {} })
  })

  /** The copy that still shows the number goes for good. */
  async function finish() {
    const item = asked()
    if (item) await scan.discard([item.id])
  }

  return { file, finish }
}
