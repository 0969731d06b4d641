import { onBeforeUnmount, ref, watch, type Ref, type WatchSource } from 'vue'

const settledMs = 1500

/** A sentence for those who cannot see it: only one that has stood for a while, so that nobody is talked at all the time. */
export function useSaidOnce(sentence: WatchSource<string>): Readonly<Ref<string>> {
  const said = ref('')
  let timer: number | undefined
  watch(
    sentence,
    (text) => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => (said.value = text), settledMs)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => window.clearTimeout(timer))
  return said
}
