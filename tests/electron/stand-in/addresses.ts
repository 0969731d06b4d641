/** Chromium on its own knows no app: scheme: there, app://host/ is a secure origin of the reserved domain .test. */
const suffix = '.app.test'

export function toPageAddress(address: string): string {
  return address.replace(/^app:\/\/([^/]+)/, `https://$1${suffix}`)
}

export function toAppAddress(address: string): string {
  if (!URL.canParse(address)) return address
  const { protocol, host } = new URL(address)
  if (protocol !== 'https:' || !host.endsWith(suffix)) return address
  return address.replace(`https://${host}`, `app://${host.slice(0, -suffix.length)}`)
}
