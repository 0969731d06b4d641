import { onActivated, onDeactivated, readonly, ref, type Ref } from 'vue'

/** Whether a screen's part that is kept alive is in sight: what lies out of sight should reckon nothing. */
export function useIsShown(): Readonly<Ref<boolean>> {
  const isShown = ref(true)
  onActivated(() => (isShown.value = true))
  onDeactivated(() => (isShown.value = false))
  return readonly(isShown)
}
