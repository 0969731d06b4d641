import { EventEmitter } from 'node:events'
import type { Display, NativeTheme, Screen } from 'electron'

const workArea = { x: 0, y: 0, width: 1920, height: 1040 }

export const screen = { getAllDisplays: () => [{ workArea } as Display] } satisfies Partial<Screen>

/** Follows the system, which a test may turn to dark. */
export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
} satisfies Partial<NativeTheme>)
