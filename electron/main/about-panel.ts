import type { AboutPanelOptionsOptions } from 'electron'
import { shell } from '../../src/locales/en/shell'

/** What the system's own panel says of the program. Linux has no room of its own there for where to read more. */
export function aboutPanel(platform: NodeJS.Platform, version: string): AboutPanelOptionsOptions {
  const { licence, more } = shell.shellAbout
  const isLinux = platform === 'linux'
  return {
    applicationName: 'Cardstead',
    applicationVersion: version,
    copyright: isLinux ? `${licence}\n${more}` : licence,
    ...(isLinux ? {} : { credits: more }),
  }
}
