import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import * as v from 'valibot'

export interface WindowState extends Rectangle {
  readonly isMaximized: boolean
}

export const smallestWindow = { width: 900, height: 600 }
/** So much of the window must be on a screen, or nobody could take hold of it. */
const leastSeenPx = 120

const schema = v.strictObject({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)),
  isMaximized: v.boolean(),
})

/** Where the window was when it was closed; null when nobody knows or what is written makes no sense. */
export function readWindowState(file: string): WindowState | null {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Written beside and renamed, so that a crash leaves the old one. A place that cannot be remembered is no reason to stop. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}

/** The remembered place if it can still be seen on one of the screens (their work areas, in px), else only its size. */
export function placeOn(
  state: WindowState,
  workAreas: readonly Rectangle[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const { x, y } = state
  const width = Math.max(smallestWindow.width, state.width)
  const height = Math.max(smallestWindow.height, state.height)
  const isSeen = workAreas.some((area) => {
    const seenX = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    // The bar by which one moves it is at the top.
    return seenX >= leastSeenPx && y >= area.y && y <= area.y + area.height - leastSeenPx
  })
  return isSeen ? { x, y, width, height } : { width, height }
}
