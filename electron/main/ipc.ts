import { app, BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { argumentSchemas, channels, type Argument, type DesktopApi } from '../contract'
import * as backups from './backups'
import { clearSecret, writeSecret, writeText } from './clipboard'
import { isAtHome } from './home'
import { describeKeychain, openWithKeychain, sealWithKeychain } from './keychain'
import { showNotification } from './notification'
import { takeOpenedFiles } from './opened-files'
import { openPage } from './open-page'
import { forgetPresence, readPresence, writePresence } from './presence'

type Name = keyof typeof channels
type Answer<N extends Name> = (argument: Argument<N>, window: BrowserWindow) => Result<N> | Promise<Result<N>>
type Result<N extends Name> = Awaited<ReturnType<DesktopApi[N]>>

/** Answers the page's messages: only our window's top frame is heard, and a malformed argument throws. */
export function answerMessages() {
  answer('describeApp', () => ({ shell: 'electron', version: app.getVersion() }))
  answer('writeSecret', writeSecret)
  answer('clearSecret', clearSecret)
  answer('writeText', writeText)
  answer('openPage', openPage)
  answer('reportCode', ({ showing }, window) => window.setContentProtection(showing))
  answer('notify', showNotification)
  answer('takeOpenedFiles', takeOpenedFiles)
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
  ipcMain.handle(channels[name], (event: IpcMainInvokeEvent, argument: unknown) => {
    const window = ownWindow(event)
    // The schema of `name` gives exactly Argument<N>; the compiler does not follow an index by a type parameter.
    return give(v.parse(argumentSchemas[name], argument) as Argument<N>, window)
  })
}

function ownWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender)
  const frame = event.senderFrame
  const heard = window && frame && frame === event.sender.mainFrame && isAtHome(frame.url)
  if (!heard) throw new Error('A message from a foreign frame was refused.')
  return window
}
