import { app, BrowserWindow, Menu } from 'electron'
import { shell } from '../../src/locales/en/shell'
import { commandGiven, type Command } from '../contract'
import { menuTemplate } from './menu-template'

/** The application menu, as each system wants it; what the page does itself is sent to it as a command. */
export function buildMenu() {
  app.setAboutPanelOptions({
    applicationName: 'Cardstead',
    applicationVersion: app.getVersion(),
    copyright: shell.shellAbout.licence,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged, give)))
}

function give(command: Command) {
  const [window] = BrowserWindow.getAllWindows()
  window?.show()
  window?.webContents.send(commandGiven, command)
}
