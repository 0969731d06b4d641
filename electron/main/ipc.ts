import { app, BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { channels, type Argument, type DesktopApi } from '../contract'
import * as backups from './backups'
import { clearSecret, writeSecret, writeText } from './clipboard'
import { isAtHome } from './home'
import { describeKeychain, openWithKeychain, sealWithKeychain } from './keychain'
import { showNotification } from './notification'
import { readOpenedBackup, takeOpenedBackup, takeOpenedFiles } from './opened-files'
import { openPage } from './open-page'
import { log } from './log'
import { forgetPresence, readPresence, writePresence } from './presence'
import { readMessage, RefusedMessage } from './read-message'

type Name = keyof typeof channels
type Answer<N extends Name> = (argument: Argument<N>, window: BrowserWindow) => Result<N> | Promise<Result<N>>
type Result<N extends Name> = Awaited<ReturnType<DesktopApi[N]>>

/** Answers the page's messages: only our window's top frame is heard, and a malformed message throws. */
export function answerMessages() {
  answer('describeApp', () => ({
    shell: 'electron',
    version: app.getVersion(),
    dataFolder: app.getPath('userData'),
  }))
  answer('writeSecret', writeSecret)
  answer('clearSecret', clearSecret)
  answer('writeText', writeText)
  answer('openPage', openPage)
  answer('reportCode', ({ showing }, window) => window.setContentProtection(showing))
  answer('notify', showNotification)
  answer('takeOpenedFiles', takeOpenedFiles)
  answer('takeOpenedBackup', takeOpenedBackup)
  answer('readOpenedBackup', readOpenedBackup)
  answer('describeKeychain', describeKeychain)
  answer('sealWithKeychain', sealWithKeychain)
  answer('openWithKeychain', openWithKeychain)
  answer('listBackups', backups.listBackups)
  answer('beginBackup', backups.beginBackup)
  answer('appendBackup', backups.appendBackup)
  answer('finishBackup', backups.finishBackup)
  answer('discardBackup', backups.discardBackup)
  answer('keepSnapshot', backups.keepSnapshot)
  answer('readBackup', backups.readBackup)
  answer('readPresence', readPresence)
  answer('writePresence', writePresence)
  answer('forgetPresence', forgetPresence)
}

function answer<N extends Name>(name: N, give: Answer<N>) {
  ipcMain.handle(channels[name], (event: IpcMainInvokeEvent, ...sent: unknown[]) => {
    try {
      const window = ownWindow(event)
      return give(readMessage(name, sent), window)
    } catch (error) {
      if (error instanceof RefusedMessage) log('message-refused', { channel: channels[name], reason: error.reason })
      throw error
    }
  })
}

function ownWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender)
  const frame = event.senderFrame
  const heard = window && frame && frame === event.sender.mainFrame && isAtHome(frame.url)
  if (!heard) throw new RefusedMessage('foreign-frame')
  return window
}
