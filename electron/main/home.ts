import { appOrigin } from '../contract'

/** Where the window lives: the built app, or electron-vite's server while developing. */
export const home = process.env.ELECTRON_RENDERER_URL ?? `${appOrigin}/`

/** Goes by scheme and host: the `origin` of a URL with a scheme of one's own is always 'null', as that of file: is. */
export function isAtHome(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === new URL(home).protocol && host === new URL(home).host
}
