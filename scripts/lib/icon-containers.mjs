/** Pictures are given and returned as { sizePx, png }, square, PNG bytes in a Buffer. Both containers hold PNG files as they are. */

/** What Apple calls the pictures of an .icns, with their size; those of double density have names of their own. */
const icnsSizesPx = new Map([
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/** An icon of Windows. Sizes above 256 are no part of the format. */
export function encodeIco(pictures) {
  const header = Buffer.alloc(6 + pictures.length * 16)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ sizePx, png }, index) => {
    if (sizePx > 256) throw new Error(`An .ico holds no ${sizePx} pixels.`)
    const at = 6 + index * 16
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(sizePx % 256, at)
    header.writeUInt8(sizePx % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

export function decodeIco(bytes) {
  if (bytes.readUInt32LE(0) !== 0x10000) throw new Error('This is no .ico.')
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16
    const offset = bytes.readUInt32LE(at + 12)
    return { sizePx: bytes.readUInt8(at) || 256, png: bytes.subarray(offset, offset + bytes.readUInt32LE(at + 8)) }
  })
}

/** An icon of macOS, of every picture whose size it has a name for. */
export function encodeIcns(pictures) {
  const entries = [...icnsSizesPx].flatMap(([type, sizePx]) => {
    const picture = pictures.find((candidate) => candidate.sizePx === sizePx)
    return picture ? [block(type, picture.png)] : []
  })
  return block('icns', Buffer.concat(entries))
}

/** Each with its `type` as well; a type that is not ours has 0 pixels. */
export function decodeIcns(bytes) {
  if (bytes.toString('latin1', 0, 4) !== 'icns' || bytes.readUInt32BE(4) !== bytes.length) {
    throw new Error('This is no whole .icns.')
  }
  const pictures = []
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    const type = bytes.toString('latin1', at, at + 4)
    pictures.push({
      type,
      sizePx: icnsSizesPx.get(type) ?? 0,
      png: bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)),
    })
  }
  return pictures
}

/** Four letters, the length with this head, the content. */
function block(type, content) {
  const head = Buffer.alloc(8, type, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}
