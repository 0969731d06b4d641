import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

/** Whether a secret is in clear on the screen; `tell` hears of every change, and of the end when the component goes away. */
export function useShowing(tell: (isShowing: boolean) => void): Ref<boolean> {
  const isShowing = ref(false)
  watch(isShowing, tell, { flush: 'sync' })
  onBeforeUnmount(() => (isShowing.value = false))
  return isShowing
}
