import { desktop, type AppDescription } from '@/desktop/desktop'

export type { AppDescription } from '@/desktop/desktop'

/** Whether the browser has promised to keep the data when the disk runs low. */
export async function isStoragePersistent(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false
}

/** What others made that is in here, and their licences; long, and read when somebody asks for it. */
export async function readNotices(): Promise<string> {
  return (await import('../../THIRD-PARTY-NOTICES.md?raw')).default
}

export function describeApp(): Promise<AppDescription> {
  return desktop.describeApp()
}
