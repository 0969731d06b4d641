/**
 * Whether one number is the other after a slip: another sign, one digit changed, lost or added, two neighbours swapped, or the
 * point moved. Both in minor units.
 */
export function isSlip(found: number, right: number): boolean {
  if (found === right) return false
  if (found === -right) return true
  if (found * right < 0) return false
  const [a, b] = [String(Math.abs(found)), String(Math.abs(right))]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long === `${short}00`) return true
  const start = samePart(short, long)
  const end = Math.min(samePart(mirrored(short), mirrored(long)), short.length - start)
  const [restOfShort, restOfLong] = [short.slice(start, short.length - end), long.slice(start, long.length - end)]
  return restOfLong.length <= 1 || (restOfShort.length === 2 && restOfLong === mirrored(restOfShort))
}

function samePart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function mirrored(text: string): string {
  return [...text].reverse().join('')
}
