/**
 * Stands for Electron where its program cannot be had: only what electron/main uses, each part checked against
 * Electron's own types. The window is a page of a real Chromium; app://host/ is https://host.app.test/ in there.
 */
import { takeOrders } from './orders.ts'

export { app } from './app.ts'
export { clipboard, Notification, powerMonitor, safeStorage, shell } from './machine.ts'
export { dialog } from './dialogs.ts'
export { Menu } from './menus.ts'
export { ipcMain } from './messages.ts'
export { nativeTheme, screen } from './screens.ts'
export { protocol, session } from './session.ts'
export { BrowserWindow } from './window.ts'

const { STAND_IN_PLATFORM } = process.env
// Only the shell is to believe it: Chromium and what drives it were loaded before.
if (STAND_IN_PLATFORM) Object.defineProperty(process, 'platform', { value: STAND_IN_PLATFORM })

takeOrders()
