import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOn, readWindowState, smallestWindow, writeWindowState } from '../../electron/main/window-state.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cardstead-window-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 2560, height: 1400 }
const state = { x: 100, y: 80, width: 1300, height: 900, isMaximized: false }

describe('the remembered window', () => {
  it('is read as it was written', () => {
    const file = path.join(folder, 'window.json')
    writeWindowState(file, { ...state, isMaximized: true })
    expect(readWindowState(file)).toEqual({ ...state, isMaximized: true })
  })

  it('is forgotten when what is written makes no sense', () => {
    const file = path.join(folder, 'broken.json')
    expect(readWindowState(file)).toBeNull()
    for (const text of ['', '{', 'null', '{"x":1}', '{"x":"1","y":0,"width":1,"height":1,"isMaximized":false}']) {
      writeFileSync(file, text)
      expect(readWindowState(file), text).toBeNull()
    }
  })

  it('is no reason to stop when it cannot be written', () => {
    expect(() => writeWindowState(path.join(folder, 'not', 'there', 'window.json'), state)).not.toThrow()
  })

  it('leaves nothing half-written', () => {
    const file = path.join(folder, 'whole.json')
    writeWindowState(file, state)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(state)
  })
})

describe('the place of the window', () => {
  it('is the one where it was', () => {
    expect(placeOn(state, [screen])).toEqual({ x: 100, y: 80, width: 1300, height: 900 })
    expect(placeOn({ ...state, x: 2500 }, [screen, second])).toMatchObject({ x: 2500 })
  })

  it('is left to the system when its screen is gone', () => {
    expect(placeOn({ ...state, x: 2500 }, [screen])).toEqual({ width: 1300, height: 900 })
    expect(placeOn({ ...state, y: -400 }, [screen])).toEqual({ width: 1300, height: 900 })
  })

  it('can always be taken hold of, and is never too small', () => {
    const number = fc.integer({ min: -9000, max: 9000 })
    const size = fc.integer({ min: 1, max: 9000 })
    const area = fc.record({ x: number, y: number, width: size, height: size })
    fc.assert(
      fc.property(area, fc.array(area, { maxLength: 3 }), (bounds, screens) => {
        const place = placeOn({ ...bounds, isMaximized: false }, screens)
        expect(place.width).toBeGreaterThanOrEqual(smallestWindow.width)
        expect(place.height).toBeGreaterThanOrEqual(smallestWindow.height)
        if (place.x === undefined || place.y === undefined) return
        const { x, y } = place
        expect(
          screens.some(
            (one) => x < one.x + one.width && x + place.width > one.x && y >= one.y && y < one.y + one.height,
          ),
        ).toBe(true)
      }),
    )
  })
})
