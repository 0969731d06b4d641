import { onBeforeUnmount, shallowRef, watch, type Ref, type WatchSource } from 'vue'

/** An object URL of what `open` gives for the key, for as long as it is shown; null while there is none. */
export function useObjectUrl<Key>(
  key: WatchSource<Key | null>,
  open: (key: Key) => Promise<Blob | null>,
): Readonly<Ref<string | null>> {
  const url = shallowRef<string | null>(null)
  let run = 0

  function forget() {
    run++
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = null
  }

  watch(
    key,
    async (wanted) => {
      forget()
      if (wanted === null) return
      const mine = run
      const blob = await open(wanted)
      // Left, locked or asked for another meanwhile.
      if (blob && mine === run) url.value = URL.createObjectURL(blob)
    },
    { immediate: true },
  )
  onBeforeUnmount(forget)
  return url
}
