import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** Follows what is typed once each key is on the screen, and an emptied field at once: a long search keeps no key waiting. */
export function useOncePainted(typed: Readonly<Ref<string>>): Readonly<Ref<string>> {
  const settled = ref(typed.value)
  let newest = 0
  watch(typed, (text) => {
    const mine = ++newest
    if (text === '') settled.value = text
    else
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (mine === newest) settled.value = text
        }),
      )
  })
  onScopeDispose(() => newest++)
  return readonly(settled)
}
