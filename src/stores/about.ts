import { desktop, type AppDescription } from '@/desktop/desktop'

export type { AppDescription } from '@/desktop/desktop'

/** Whether the browser has promised to keep the data when the disk runs low. */
export async function isStoragePersistent(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false
}

export function describeApp(): Promise<AppDescription> {
  return desktop.describeApp()
}
