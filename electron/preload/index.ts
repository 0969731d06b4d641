import { contextBridge, ipcRenderer } from 'electron'
import { channels, lockRequested, type DesktopApi } from '../contract'

contextBridge.exposeInMainWorld('desktop', {
  describeApp: () => ipcRenderer.invoke(channels.describeApp, {}),
  writeSecret: (argument) => ipcRenderer.invoke(channels.writeSecret, argument),
  clearSecret: () => ipcRenderer.invoke(channels.clearSecret, {}),
  writeText: (argument) => ipcRenderer.invoke(channels.writeText, argument),
  openPage: (argument) => ipcRenderer.invoke(channels.openPage, argument),
  reportCode: (argument) => ipcRenderer.invoke(channels.reportCode, argument),
  notify: (argument) => ipcRenderer.invoke(channels.notify, argument),
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
  onLockRequested: (listener) => {
    const hear = () => listener()
    ipcRenderer.on(lockRequested, hear)
    return () => void ipcRenderer.removeListener(lockRequested, hear)
  },
} satisfies DesktopApi)
