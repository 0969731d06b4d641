import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '../contract'

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
  const settings = command('Settings…', 'settings', 'CmdOrCtrl+,')
  const lock = command('Lock', 'lock', 'CmdOrCtrl+Shift+L')
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
      label: '&File',
      submenu: [
        command('Add card', 'add-card', 'CmdOrCtrl+N'),
        command('Import photos…', 'import-photos', 'CmdOrCtrl+O'),
        separator,
        lock,
        ...(isMac ? [{ role: 'close' } as const] : [settings, separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        command('Search…', 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&View',
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
        command('Someone asked me for a code', 'safety'),
        command('Check a link', 'check-link'),
        ...(isMac ? [] : [separator, { role: 'about' } as const]),
      ],
    },
  ]
}
