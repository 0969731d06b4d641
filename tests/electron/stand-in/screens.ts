import type { Display, Screen } from 'electron'

const workArea = { x: 0, y: 0, width: 1920, height: 1040 }

export const screen = { getAllDisplays: () => [{ workArea } as Display] } satisfies Partial<Screen>
