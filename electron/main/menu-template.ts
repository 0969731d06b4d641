import type { MenuItemConstructorOptions } from 'electron'
import { shell } from '../../src/locales/en/shell'
import type { Command } from '../contract'

const words = shell.shellMenu

/** Our own items have our words; roles bring the system's words and behaviour along. */
export function menuTemplate(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  give: (command: Command) => void,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const command = (label: string, name: Command, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => give(name),
  })
  const settings = command(words.settings, 'settings', 'CmdOrCtrl+,')
  const lock = command(words.lock, 'lock', 'CmdOrCtrl+Shift+L')
  const separator = { type: 'separator' } as const

  return [
    ...(isMac
      ? [
          {
            label: 'Cardstead',
            submenu: [
              { role: 'about' },
              separator,
              settings,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: words.file,
      submenu: [
        command(words.addCard, 'add-card', 'CmdOrCtrl+N'),
        command(words.importPhotos, 'import-photos', 'CmdOrCtrl+O'),
        separator,
        lock,
        ...(isMac ? [{ role: 'close' } as const] : [settings, separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        command(words.search, 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        // A window in which a code may stand is not to be inspected by whoever passes by.
        ...(isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      submenu: [
        command(words.safety, 'safety'),
        command(words.checkLink, 'check-link'),
        ...(isMac ? [] : [separator, { role: 'about' } as const]),
      ],
    },
  ]
}
