import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** Follows what is typed once the typing pauses, and an emptied field at once. */
export function useAfterAPause(typed: Readonly<Ref<string>>, pauseMs: number): Readonly<Ref<string>> {
  const settled = ref(typed.value)
  let timer: number | undefined
  const end = () => window.clearTimeout(timer)
  watch(typed, (text) => {
    end()
    if (text === '') settled.value = text
    else timer = window.setTimeout(() => (settled.value = text), pauseMs)
  })
  onScopeDispose(end)
  return readonly(settled)
}
