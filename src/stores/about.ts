import { desktop, type AppDescription } from '@/desktop/desktop'

export type { AppDescription } from '@/desktop/desktop'

/** A package of others that is in here. */
export interface Notice {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** What its licence wants to be said beside its text; empty where it wants nothing. */
  readonly remark: string
  readonly texts: readonly string[]
}

/** Whether the browser has promised to keep the data when the disk runs low. */
export async function isStoragePersistent(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false
}

/** What others made that is in here, and their licences; long, and read when somebody asks for it. */
export async function readNotices(): Promise<readonly Notice[]> {
  const { default: document } = await import('../../THIRD-PARTY-NOTICES.md?raw')
  // A licence may have headings of its own: those of the packages stand after a text that is closed.
  return document.split(/(?:(?<=```)|(?<=`npm run notices`\.))\n\n## /).flatMap((section) => noticeOf(section) ?? [])
}

export function describeApp(): Promise<AppDescription> {
  return desktop.describeApp()
}

function noticeOf(section: string): Notice | null {
  const [, name, version, licence, rest = ''] = /^(\S+) (\S+)\n\nLicence: (.+)\n\n([^]*)$/.exec(section) ?? []
  if (!name || !version || !licence) return null
  const texts = [...rest.matchAll(/^```text\n([^]*?)\n```$/gm)].map(([, text]) => text ?? '')
  return { name, version, licence, remark: rest.slice(0, rest.indexOf('```text')).trim().replaceAll('`', ''), texts }
}
