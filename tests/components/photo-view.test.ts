import { expect, it } from 'vitest'
import { closeUp, dragged, transformOf, wholePhoto, zoomed, type PhotoView } from '@/components/scan/photo-view'
import type { Corners } from '@/domain/code-reading'

const photo = { width: 4000, height: 3000 }
const pane = { width: 500, height: 400 }

/** Where a point of the photo stands in the pane. */
function inPane(view: PhotoView, point: { x: number; y: number }) {
  const { x, y } = new DOMMatrix(transformOf(view, pane)).transformPoint(point)
  return { x: Math.round(x), y: Math.round(y) }
}

it('shows the whole photo in the middle', () => {
  const view = wholePhoto(photo, pane)

  expect(inPane(view, { x: 0, y: 0 })).toEqual({ x: 0, y: 13 })
  expect(inPane(view, { x: 4000, y: 3000 })).toEqual({ x: 500, y: 388 })
})

it('turns a line that stands on its head upright, as wide as the pane', () => {
  const upsideDown: Corners = [
    { x: 3000, y: 2000 },
    { x: 1000, y: 2000 },
    { x: 1000, y: 1900 },
    { x: 3000, y: 1900 },
  ]
  const view = closeUp(upsideDown, pane)

  expect(inPane(view, upsideDown[0])).toEqual({ x: 15, y: 188 })
  expect(inPane(view, upsideDown[1])).toEqual({ x: 485, y: 188 })
  expect(inPane(view, upsideDown[2])).toEqual({ x: 485, y: 212 })
})

it('zooms around the point under the pointer, and never below the whole photo', () => {
  const whole = wholePhoto(photo, pane)
  const at = { x: 100, y: -50 }
  const under = { x: whole.x + at.x / whole.scale, y: whole.y + at.y / whole.scale }
  const view = zoomed(whole, 3, whole, at)

  expect(view.scale).toBeCloseTo(3 * whole.scale)
  expect(inPane(view, under)).toEqual({ x: 350, y: 150 })
  expect(zoomed(view, 0.01, whole).scale).toBe(whole.scale)
})

it('moves with the pointer, turned or not', () => {
  const view = { ...wholePhoto(photo, pane), angle: 2 }
  const before = inPane(view, { x: 1000, y: 700 })
  const after = inPane(dragged(view, { x: 40, y: 25 }), { x: 1000, y: 700 })

  expect([after.x - before.x, after.y - before.y]).toEqual([40, 25])
})
