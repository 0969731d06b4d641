import { desktop, type AppDescription } from '@/desktop/desktop'

export type { AppDescription } from '@/desktop/desktop'

export function describeApp(): Promise<AppDescription> {
  return desktop.describeApp()
}
