/** What files are called that have no name of their own on the clipboard. */
export interface PastedNames {
  readonly picture: string
  readonly text: string
}

/** Chromium's name of every picture that is not a copied file. */
const namelessPicture = 'image.png'

/** Of a paste event: copied files and pictures, else its text as a file. Office programs put a picture beside their text. */
export function filesOfPaste(data: DataTransfer, names: PastedNames): readonly File[] {
  const files = [...data.files]
  const text = fileOfText(data.getData('text/plain'), names)
  if (text && files.every(({ name }) => name === namelessPicture)) return [text]
  return files.map((file) =>
    file.name === namelessPicture ? new File([file], names.picture, { type: file.type }) : file,
  )
}

/** The same of the clipboard itself. Rejects where reading it is not allowed. */
export async function filesOfClipboard(clipboard: Clipboard, names: PastedNames): Promise<readonly File[]> {
  const files: File[] = []
  for (const item of await clipboard.read()) {
    const plain = item.types.includes('text/plain') ? await (await item.getType('text/plain')).text() : ''
    const text = fileOfText(plain, names)
    const pictureType = item.types.find((type) => type.startsWith('image/'))
    if (text) files.push(text)
    else if (pictureType) files.push(new File([await item.getType(pictureType)], names.picture, { type: pictureType }))
  }
  return files
}

function fileOfText(text: string, names: PastedNames): File | null {
  return text.trim() === '' ? null : new File([text], names.text, { type: 'text/plain' })
}

/** Whether what is pasted belongs to a text field. */
export function isForTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('textarea, input:not([type="checkbox"], [type="radio"], [type="file"])')
  )
}
