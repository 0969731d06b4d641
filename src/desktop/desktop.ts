import type { DesktopApi } from '../../electron/contract'
import { browserDesktop } from './browser'

declare global {
  interface Window {
    readonly desktop?: DesktopApi
  }
}

/** The shell around the page: Electron's when it is there, the browser's otherwise. */
export const desktop: DesktopApi = window.desktop ?? browserDesktop
export type {
  AppDescription,
  BackupFailure,
  ClearOutcome,
  Command,
  DesktopApi,
  KeychainDescription,
  OpenOutcome,
  Presence,
  SnapshotFile,
  WriteOutcome,
} from '../../electron/contract'
