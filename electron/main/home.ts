import { app } from 'electron'
import { appOrigin } from '../contract'

/** electron-vite's server while developing; a packaged app never listens to the variable. */
export const developmentServer = (!app.isPackaged && process.env.ELECTRON_RENDERER_URL) || null

/** Where the window lives. */
export const home = developmentServer ?? `${appOrigin}/`

/** Goes by scheme and host: the `origin` of a URL with a scheme of one's own is always 'null', as that of file: is. */
export function isAtHome(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === new URL(home).protocol && host === new URL(home).host
}
