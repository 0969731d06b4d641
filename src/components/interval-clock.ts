import { onBeforeUnmount, ref, type Ref } from 'vue'

/** The time in milliseconds, renewed every second while the component is there. */
export function useIntervalClock(): Readonly<Ref<number>> {
  const nowMs = ref(Date.now())
  const timer = window.setInterval(() => (nowMs.value = Date.now()), 1000)
  onBeforeUnmount(() => window.clearInterval(timer))
  return nowMs
}
