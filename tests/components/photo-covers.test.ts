import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { coverAfterKey, coverBetween, fitCover, type Cover } from '@/components/photo-covers'
import PhotoCovers from '@/components/PhotoCovers.vue'
import { mount } from './mount'

const share = fc.double({ min: -2, max: 3, noNaN: true })

it('a cover stays inside the photo, whatever is dragged or pressed', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')
  fc.assert(
    fc.property(share, share, share, share, fc.array(fc.tuple(key, fc.boolean())), (a, b, c, d, presses) => {
      let cover: Cover = coverBetween({ left: a, top: b }, { left: c, top: d })
      for (const [pressed, resizes] of presses) cover = coverAfterKey(cover, pressed, resizes) ?? cover
      for (const [start, size] of [
        [cover.left, cover.width],
        [cover.top, cover.height],
      ] as const) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(size).toBeGreaterThan(0)
        expect(start + size).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
  expect(fitCover({ left: 0.2, top: 0.2, width: 0.5, height: 0.1 })).toEqual({
    left: 0.2,
    top: 0.2,
    width: 0.5,
    height: 0.1,
  })
})

it('covers are added, moved, resized and removed with the keyboard alone', async () => {
  let covers: readonly Cover[] = []
  const { place, props } = mount(PhotoCovers, {
    url: 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=',
    modelValue: covers,
    'onUpdate:modelValue': (next: readonly Cover[]) => {
      covers = next
      props.modelValue = next
    },
  })
  const press = async (key: string, shiftKey = false) => {
    place.querySelector('.cover')?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, cancelable: true }))
    await nextTick()
  }
  ;[...place.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Add a cover'))?.click()
  await nextTick()
  const [first] = covers
  await press('ArrowDown')
  await press('ArrowRight', true)

  expect(covers[0]?.top).toBeCloseTo((first?.top ?? 0) + 0.02)
  expect(covers[0]?.width).toBeCloseTo((first?.width ?? 0) + 0.02)
  await press('Delete')
  expect(covers).toEqual([])
})
