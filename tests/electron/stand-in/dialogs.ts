import type Electron from 'electron'
import type { Dialog } from 'electron'

/** What was asked or told, in order. */
export const told: { readonly message: string; readonly detail: string; readonly buttons: readonly string[] }[] = []
/** A person who has left. */
export const nobody = '(nobody)'
/** The buttons that a test wants to be pressed next, by their names. */
export const answers: string[] = []

export const dialog = {
  showErrorBox: (message, detail) => {
    told.push({ message, detail, buttons: [] })
    // As Electron does on Linux before it is ready: the program ends right after.
    console.error(`${message}: ${detail}`)
  },
  showMessageBox: (async (...args: readonly unknown[]) => {
    const { message, detail = '', buttons = [], cancelId = 0 } = args.at(-1) as Electron.MessageBoxOptions
    told.push({ message, detail, buttons })
    const answer = answers.shift() ?? ''
    if (answer === nobody) return new Promise(() => undefined)
    const wanted = buttons.indexOf(answer)
    return { response: wanted < 0 ? cancelId : wanted, checkboxChecked: false }
  }) as Dialog['showMessageBox'],
} satisfies Partial<Dialog>
