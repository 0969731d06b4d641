import { Notification, type BrowserWindow } from 'electron'
import { noticeClicked, type Argument, type NotifyOutcome } from '../contract'

/** The last one is kept: one that nothing holds is collected, and a click on it does nothing. */
let shown: Notification | null = null

export function showNotification(words: Argument<'notify'>, window: BrowserWindow): NotifyOutcome {
  if (!Notification.isSupported()) return { kind: 'not-offered' }
  shown?.close()
  shown = new Notification(words)
  shown.on('click', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    window.webContents.send(noticeClicked)
  })
  shown.show()
  return { kind: 'shown' }
}
