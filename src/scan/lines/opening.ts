/**
 * Takes out of a mask of ink what is thinner than three pixels (morphological opening with a plus: J. Serra, 1982); `spare` is written over. The
 * characters of a code have thicker strokes than the scratches that cross them and join them to one piece; smaller writing is lost.
 */
export function dropThinStrokes(mask: Uint8Array, spare: Uint8Array, width: number, height: number): void {
  const count = width * height
  spare.fill(0, 0, count)
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      const isInner = mask[at] && mask[at - 1] && mask[at + 1] && mask[at - width] && mask[at + width]
      if (isInner) spare[at] = 1
    }
  }
  mask.fill(0, 0, count)
  for (let at = width; at < count - width; at++) {
    if (!spare[at]) continue
    mask[at] = 1
    mask[at - 1] = 1
    mask[at + 1] = 1
    mask[at - width] = 1
    mask[at + width] = 1
  }
}
