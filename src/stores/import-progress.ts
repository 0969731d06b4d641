import { computed, shallowRef, type Ref } from 'vue'
import { isOpen, type ScanItem } from './import-item'

/** How far the import has come that runs or ran last; files before it do not count. */
export function useImportProgress(items: Readonly<Ref<readonly ScanItem[]>>) {
  /** Files that were handed over and are not stored yet. */
  const storing = shallowRef(0)
  const startedAt = shallowRef(0)
  const startPosition = shallowRef(0)

  const ofThisImport = computed(() => items.value.filter(({ position }) => position >= startPosition.value))
  const open = computed(() => storing.value + ofThisImport.value.filter(isOpen).length)
  const total = computed(() => storing.value + new Set(ofThisImport.value.map(({ fileId }) => fileId)).size)
  const done = computed(() => total.value - open.value)
  const isReading = computed(() => open.value > 0)

  /** An import begins at this place of the queue, unless one is running. */
  function beginAt(position: number) {
    if (isReading.value && startPosition.value > 0) return
    startedAt.value = Date.now()
    startPosition.value = position
  }

  /** Judged by the photos read so far in this import; null before the first. */
  function secondsLeft(nowMs: number): number | null {
    const elapsed = (nowMs - startedAt.value) / 1000
    return done.value > 0 && open.value > 0 ? Math.ceil((elapsed / done.value) * open.value) : null
  }

  function reset() {
    storing.value = 0
    startPosition.value = 0
  }

  return { storing, total, done, isReading, beginAt, secondsLeft, reset }
}
