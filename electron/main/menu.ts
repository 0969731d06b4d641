import { app, BrowserWindow, Menu } from 'electron'
import { commandGiven, type Command } from '../contract'
import { aboutPanel } from './about-panel'
import { menuTemplate } from './menu-template'
import { showWindow } from './window'

/** The application menu, as each system wants it; what the page does itself is sent to it as a command. */
export function buildMenu() {
  app.setAboutPanelOptions(aboutPanel(process.platform, app.getVersion()))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged, give)))
}

/** On a Mac the menu is there without a window too: then the command waits in the new one for the page. */
function give(command: Command) {
  const isNew = BrowserWindow.getAllWindows().length === 0
  const { webContents } = showWindow()
  const send = () => webContents.send(commandGiven, command)
  if (isNew) webContents.once('did-finish-load', send)
  else send()
}
