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
  describeKeychain: () => ipcRenderer.invoke(channels.describeKeychain, {}),
  sealWithKeychain: (argument) => ipcRenderer.invoke(channels.sealWithKeychain, argument),
  openWithKeychain: (argument) => ipcRenderer.invoke(channels.openWithKeychain, argument),
  onLockRequested: (listener) => {
    const hear = () => listener()
    ipcRenderer.on(lockRequested, hear)
    return () => void ipcRenderer.removeListener(lockRequested, hear)
  },
} satisfies DesktopApi)
