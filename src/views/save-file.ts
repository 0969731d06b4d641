/** Offers a text to be saved under a name; the browser or the shell asks where. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** The same for bytes. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some time later, since the download may begin late.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
