import { contextBridge, ipcRenderer } from 'electron'
import {
  channels,
  commandGiven,
  filesOpened,
  lockRequested,
  noticeClicked,
  type Command,
  type DesktopApi,
} from '../contract'

/** A command that came before the page could hear it, as in a window that the menu has just opened. */
let waiting: Command | null = null
let obey: ((command: Command) => void) | null = null
ipcRenderer.on(commandGiven, (_event, command: Command) => {
  if (obey) obey(command)
  else waiting = command
})

contextBridge.exposeInMainWorld('desktop', {
  describeApp: () => ipcRenderer.invoke(channels.describeApp, {}),
  writeSecret: (argument) => ipcRenderer.invoke(channels.writeSecret, argument),
  clearSecret: () => ipcRenderer.invoke(channels.clearSecret, {}),
  writeText: (argument) => ipcRenderer.invoke(channels.writeText, argument),
  openPage: (argument) => ipcRenderer.invoke(channels.openPage, argument),
  reportCode: (argument) => ipcRenderer.invoke(channels.reportCode, argument),
  notify: (argument) => ipcRenderer.invoke(channels.notify, argument),
  onNoticeClicked: (listener) => hear(noticeClicked, () => listener()),
  describeKeychain: () => ipcRenderer.invoke(channels.describeKeychain, {}),
  sealWithKeychain: (argument) => ipcRenderer.invoke(channels.sealWithKeychain, argument),
  openWithKeychain: (argument) => ipcRenderer.invoke(channels.openWithKeychain, argument),
  takeOpenedFiles: () => ipcRenderer.invoke(channels.takeOpenedFiles, {}),
  takeOpenedBackup: () => ipcRenderer.invoke(channels.takeOpenedBackup, {}),
  readOpenedBackup: (argument) => ipcRenderer.invoke(channels.readOpenedBackup, argument),
  onFilesOpened: (listener) => hear(filesOpened, (hasImports) => listener(hasImports === true)),
  onCommand,
  onLockRequested: (listener) => hear(lockRequested, () => listener()),
  listBackups: () => ipcRenderer.invoke(channels.listBackups, {}),
  beginBackup: (argument) => ipcRenderer.invoke(channels.beginBackup, argument),
  appendBackup: (argument) => ipcRenderer.invoke(channels.appendBackup, argument),
  finishBackup: (argument) => ipcRenderer.invoke(channels.finishBackup, argument),
  discardBackup: (argument) => ipcRenderer.invoke(channels.discardBackup, argument),
  keepSnapshot: (argument) => ipcRenderer.invoke(channels.keepSnapshot, argument),
  readBackup: (argument) => ipcRenderer.invoke(channels.readBackup, argument),
  readPresence: () => ipcRenderer.invoke(channels.readPresence, {}),
  writePresence: (argument) => ipcRenderer.invoke(channels.writePresence, argument),
  forgetPresence: () => ipcRenderer.invoke(channels.forgetPresence, {}),
} satisfies DesktopApi)

function hear(channel: string, listener: (told: unknown) => void): () => void {
  const pass = (_event: unknown, told: unknown) => listener(told)
  ipcRenderer.on(channel, pass)
  return () => void ipcRenderer.removeListener(channel, pass)
}

function onCommand(listener: (command: Command) => void): () => void {
  const heard = (command: Command) => listener(command)
  obey = heard
  const command = waiting
  waiting = null
  if (command) queueMicrotask(() => heard(command))
  return () => {
    if (obey === heard) obey = null
  }
}
