import { desktop } from '@/desktop/desktop'

/** For texts without anything secret: they stay on the clipboard. */
export function usePlainClipboard() {
  return {
    async copy(text: string): Promise<boolean> {
      return (await desktop.writeText({ text })).kind === 'written'
    },
  }
}
