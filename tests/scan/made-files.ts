/** Black above on the left, white elsewhere. */
export async function pictureOf(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  context.fillRect(0, 0, width / 2, height / 2)
  return canvas.convertToBlob({ type })
}

/** The JPEG with EXIF data that says how it is to be turned, 1 to 8. */
export async function withOrientation(jpeg: Blob, orientation: number, isLittleEndian: boolean): Promise<Blob> {
  const exif = new DataView(new ArrayBuffer(36))
  exif.setUint32(0, 0xffe10022)
  exif.setUint32(4, 0x45786966)
  exif.setUint16(10, isLittleEndian ? 0x4949 : 0x4d4d)
  exif.setUint16(12, 42, isLittleEndian)
  exif.setUint32(14, 8, isLittleEndian)
  exif.setUint16(18, 1, isLittleEndian)
  exif.setUint16(20, 0x0112, isLittleEndian)
  exif.setUint16(22, 3, isLittleEndian)
  exif.setUint32(24, 1, isLittleEndian)
  exif.setUint16(28, orientation, isLittleEndian)
  return new Blob([jpeg.slice(0, 2), exif, jpeg.slice(2)])
}

/** A PNG of one bit a pixel, all black: its zeros take next to no room. */
export async function bombOf(side: number): Promise<Blob> {
  const rowsAtOnce = 500
  const row = new Uint8Array(rowsAtOnce * (1 + Math.ceil(side / 8)))
  let left = side / rowsAtOnce
  const rows = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(row)
      else controller.close()
    },
  })
  const zeros = await new Response(rows.pipeThrough(new CompressionStream('deflate'))).arrayBuffer()
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, side)
  header.setUint32(4, side)
  header.setUint8(8, 1)
  return new Blob([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ...chunk('IHDR', header.buffer),
    ...chunk('IDAT', zeros),
    ...chunk('IEND', new ArrayBuffer(0)),
  ])
}

/** Without a right checksum: nobody gets that far. */
function chunk(name: string, data: ArrayBuffer): BlobPart[] {
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, data.byteLength)
  return [length, name, data, new Uint8Array(4)]
}
