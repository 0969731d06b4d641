const radians = (degrees) => (degrees * Math.PI) / 180
const focalPx = 2400
const marginPx = 22

/**
 * Where a card lies in the photo: the homography from its pixels to the photo's, as large as wished, or smaller where the parts that
 * matter (`fields`, boxes in the card's pixels) would not all be in the picture.
 */
export function placeCard(chance, { card, fields, frame, scale, turn, tiltX, tiltY }) {
  const offset = { x: chance.between(-0.07, 0.07) * frame.width, y: chance.between(-0.07, 0.07) * frame.height }
  const middle = middleOf(fields, card)
  for (let used = scale; ; used *= 0.96) {
    const matrixAround = (centre, shift) => homography({ centre, shift, frame, scale: used, turn, tiltX, tiltY })
    const wholeCard = matrixAround({ x: card.width / 2, y: card.height / 2 }, offset)
    const found = [wholeCard, matrixAround(middle, offset), matrixAround(middle, { x: 0, y: 0 })].find((matrix) =>
      fields.every((box) => cornersOf(box).every((corner) => isInside(project(matrix, corner), frame))),
    )
    if (found) return { matrix: found, scale: used }
  }
}

export const cornersOf = ({ x, y, width, height }) => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

export function project(m, { x, y }) {
  const w = m[6] * x + m[7] * y + m[8]
  return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w }
}

export function inverse(matrix) {
  const [a, b, c, d, e, f, g, h, i] = matrix
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

function middleOf(fields, card) {
  if (fields.length === 0) return { x: card.width / 2, y: card.height / 2 }
  const corners = fields.flatMap(cornersOf)
  const half = (values) => (Math.min(...values) + Math.max(...values)) / 2
  return { x: half(corners.map(({ x }) => x)), y: half(corners.map(({ y }) => y)) }
}

const isInside = ({ x, y }, { width, height }) =>
  x > marginPx && y > marginPx && x < width - marginPx && y < height - marginPx

/** A flat card turned about the axis of view, then tilted about x and y, seen from `focalPx` away. */
function homography({ centre, shift, frame, scale, turn, tiltX, tiltY }) {
  const [cz, sz] = [Math.cos(radians(turn)), Math.sin(radians(turn))]
  const [cx, sx] = [Math.cos(radians(tiltX)), Math.sin(radians(tiltX))]
  const [cy, sy] = [Math.cos(radians(tiltY)), Math.sin(radians(tiltY))]
  const column = (x, y) => {
    const [yTilted, z] = [y * cx, y * sx]
    return [x * cy + z * sy, yTilted, -x * sy + z * cy]
  }
  const [ux, uy, uz] = column(cz, sz).map((value) => value * scale)
  const [vx, vy, vz] = column(-sz, cz).map((value) => value * scale)
  const [tx, ty] = [frame.width / 2 + shift.x, frame.height / 2 + shift.y]
  const w = [-uz / focalPx, -vz / focalPx]
  const m = [ux + tx * w[0], vx + tx * w[1], 0, uy + ty * w[0], vy + ty * w[1], 0, w[0], w[1], 1]
  // Around the given centre instead of the card's corner.
  return [0, 3, 6].flatMap((row) => {
    const [p, q] = [m[row], m[row + 1]]
    const rest = row === 0 ? tx : row === 3 ? ty : 1
    return [p, q, rest - p * centre.x - q * centre.y]
  })
}
