import { onBeforeUnmount, watch } from 'vue'
import { useShownCodes } from '@/stores/shown-codes'

/** Keeps the window out of screen shots while this part of a screen shows, or may show, a code in clear. */
export function useCodeOnScreen(isShown: () => boolean) {
  const codes = useShownCodes()
  const place = Symbol('place')
  watch(isShown, (isShowing) => void codes.report(place, isShowing), { immediate: true })
  onBeforeUnmount(() => void codes.report(place, false))
}
