import { onScopeDispose, watchEffect } from 'vue'
import { desktop } from '@/desktop/desktop'
import { usePreferences } from './preferences'
import { useSession } from './session'
import { useWorkInHand } from './work-in-hand'

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const checkEveryMs = 5_000

/** Locks when nobody has touched the app for the chosen minutes, and when the computer locks or sleeps. */
export function lockWhenIdle() {
  const session = useSession()
  const preferences = usePreferences()
  const work = useWorkInHand()
  let lastSign = Date.now()
  const sign = () => (lastSign = Date.now())

  onScopeDispose(
    desktop.onLockRequested(() => void session.lock()),
    true,
  )
  // A browser may keep a page that was left, as it is, to show it again.
  const leave = ({ persisted }: PageTransitionEvent) => persisted && void session.lock()
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => window.removeEventListener('pagehide', leave), true)
  watchEffect((onCleanup) => {
    if (session.state !== 'open') return
    const limitMs = preferences.idleMinutes * 60_000
    sign()
    signsOfLife.forEach((name) => window.addEventListener(name, sign, { passive: true }))
    // Compared with the clock, not counted: a sleeping computer's timers stand still.
    const timer = window.setInterval(() => {
      if (work.isReading) sign()
      else if (Date.now() - lastSign >= limitMs) void session.lock()
    }, checkEveryMs)
    onCleanup(() => {
      window.clearInterval(timer)
      signsOfLife.forEach((name) => window.removeEventListener(name, sign))
    })
  })
}
