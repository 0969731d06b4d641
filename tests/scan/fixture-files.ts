const places = import.meta.glob<string>('../fixtures/files/*.{avif,bmp,gif,heic,tif,pdf,eml}', {
  eager: true,
  query: '?url',
  import: 'default',
})

export async function openFile(file: string): Promise<Blob> {
  const place = places[`../fixtures/files/${file}`]
  if (!place) throw new Error(`No such fixture: ${file}`)
  return (await fetch(place)).blob()
}
