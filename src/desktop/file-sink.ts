interface PickedFile {
  createWritable(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
    close(): Promise<void>
    abort(): Promise<void>
  }>
}

/** Part by part into a file that a person chose. */
export interface FileSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** `saved`: it is on the disk. `handed-over`: the browser saves it now, and says so itself. */
  finish(): Promise<'saved' | 'handed-over'>
  /** Nothing is left behind. */
  discard(): Promise<void>
}

/** null when the person has cancelled. To be called right after a click: the browser asks for a place only then. */
export async function openFileSink(name: string): Promise<FileSink | null> {
  const picker = (window as { showSaveFilePicker?: (options: object) => Promise<PickedFile> }).showSaveFilePicker
  // Electron's page has no leave to write files; there the shell asks for the place of a download.
  if (!picker || window.desktop) return downloadSink(name)
  try {
    const file = await picker.call(window, { suggestedName: name })
    const writable = await file.createWritable()
    return {
      write: (bytes) => writable.write(bytes),
      finish: async () => {
        await writable.close()
        return 'saved'
      },
      discard: () => writable.abort(),
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}

const partBytes = 8 * 1024 * 1024

/** The browser keeps the parts of a blob outside the page's memory, on the disk where they are many. */
function downloadSink(name: string): FileSink {
  let parts: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let sizeBytes = 0

  async function handOver() {
    const part = new Blob(waiting)
    waiting = []
    sizeBytes = 0
    parts.push(part)
    // Only once it is asked for does the browser take it out of the page's memory.
    await part.slice(0, 1).arrayBuffer().catch(noRoom)
  }

  return {
    async write(bytes) {
      waiting.push(bytes)
      sizeBytes += bytes.length
      if (sizeBytes >= partBytes) await handOver()
    },
    finish: async () => {
      await handOver()
      const link = document.createElement('a')
      const url = URL.createObjectURL(new Blob(parts))
      link.href = url
      link.download = name
      link.click()
      parts = []
      // Some time later, since the download may begin late.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
      return 'handed-over'
    },
    discard: async () => void (parts = waiting = []),
  }
}

/** What the browser could not keep cannot be read back. */
function noRoom(): never {
  throw new DOMException('The browser has no room for the file.', 'QuotaExceededError')
}
