import path from 'node:path'
import { fileURLToPath } from 'node:url'

const importable = new Set(
  '.jpg .jpeg .png .webp .avif .gif .bmp .heic .heif .tif .tiff .pdf .eml .txt .html .htm'.split(' '),
)

/** What a file that the system gives us is for, by its name; null for a file that is nothing to us. */
export function purposeOf(file: string): 'import' | 'backup' | null {
  const extension = path.extname(file).toLowerCase()
  if (extension === '.cardstead') return 'backup'
  return importable.has(extension) ? 'import' : null
}

/** The files among the arguments of a start. Linux desktops hand over addresses (file:///...) where others hand over paths. */
export function pathsAmong(argv: readonly string[], workingDirectory: string): readonly string[] {
  return argv
    .filter((argument) => !argument.startsWith('-'))
    .flatMap((argument) => pathOf(argument, workingDirectory) ?? [])
    .filter((file) => purposeOf(file) !== null)
}

function pathOf(argument: string, workingDirectory: string): string | null {
  if (!/^file:/i.test(argument)) return path.resolve(workingDirectory, argument)
  try {
    return fileURLToPath(argument)
  } catch {
    // On another computer, or no address at all.
    return null
  }
}
