const kinds: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/gif': ['gif'],
  'image/bmp': ['bmp', 'dib'],
  'image/heic': ['heic', 'heics'],
  'image/heif': ['heif', 'heifs', 'hif'],
  'image/tiff': ['tif', 'tiff'],
  'application/pdf': ['pdf'],
  'message/rfc822': ['eml'],
  'text/plain': ['txt', 'text'],
  'text/html': ['html', 'htm'],
}
const extensions = new Set(Object.values(kinds).flat())

/** What the file picker offers: by media type, and by extension where the system knows no type. */
export const acceptedFiles = [...Object.keys(kinds), ...[...extensions].map((extension) => `.${extension}`)].join(',')

/** By its name alone. A name without an extension may be a photo's: only its content tells. */
export function isPlainlyNoPhoto(name: string): boolean {
  if (name.startsWith('.')) return true
  const [, extension] = /\.(?=\w*[a-z])(\w{1,8})$/i.exec(name) ?? []
  return extension !== undefined && !extensions.has(extension.toLowerCase())
}
