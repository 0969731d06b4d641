import { defineStore } from 'pinia'
import { desktop } from '@/desktop/desktop'

/** Whoever may show a code. */
type Place = symbol | string

/** Where a code is in clear on the screen: the window is kept out of screen shots for as long as any place shows one. */
export const useShownCodes = defineStore('shown-codes', () => {
  const places = new Set<Place>()
  let isReported = false

  async function report(place: Place, isShowing: boolean) {
    if (isShowing) places.add(place)
    else places.delete(place)
    const showing = places.size > 0
    if (showing === isReported) return
    isReported = showing
    await desktop.reportCode({ showing })
  }

  return { report }
})
