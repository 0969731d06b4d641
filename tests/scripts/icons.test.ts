import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIcns, decodeIco, encodeIcns, encodeIco } from '../../scripts/lib/icon-containers.mjs'

interface Picture {
  readonly sizePx: number
  readonly png: Buffer
}

const folder = path.resolve(import.meta.dirname, '../../resources/icons')
const committed = (name: string) => readFileSync(path.join(folder, name))
const sizesPx = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Width, height and kind of colour of a PNG; 6 is RGB with transparency. */
function headOf(png: Buffer) {
  expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n')
  expect(png.toString('latin1', 12, 16)).toBe('IHDR')
  return { widthPx: png.readUInt32BE(16), heightPx: png.readUInt32BE(20), colour: png.readUInt8(25) }
}

const picturesOf = (sizes: readonly number[]) =>
  fc
    .tuple(fc.shuffledSubarray([...sizes], { minLength: 1 }), fc.infiniteStream(fc.uint8Array({ minLength: 1 })))
    .map(([chosen, contents]): Picture[] =>
      chosen.map((sizePx) => ({ sizePx, png: Buffer.from(contents.next().value ?? []) })),
    )

describe('the containers of icons', () => {
  it('give back of an .ico what was put in', () => {
    fc.assert(
      fc.property(picturesOf(sizesPx.filter((sizePx) => sizePx <= 256)), (pictures) => {
        expect(decodeIco(encodeIco(pictures))).toEqual(pictures)
      }),
    )
  })

  it('give back of an .icns every picture under each of its names', () => {
    fc.assert(
      fc.property(picturesOf(sizesPx), (pictures) => {
        const named = pictures.filter(({ sizePx }) => sizePx !== 24 && sizePx !== 48)
        const back: Picture[] = decodeIcns(encodeIcns(pictures))
        expect(new Set(back.map(({ sizePx }) => sizePx))).toEqual(new Set(named.map(({ sizePx }) => sizePx)))
        for (const { sizePx, png } of back) expect(png).toEqual(pictures.find((it) => it.sizePx === sizePx)?.png)
      }),
    )
  })

  it('refuse what the format cannot hold or is no icon', () => {
    expect(() => encodeIco([{ sizePx: 512, png: Buffer.from('x') }])).toThrow('512')
    expect(() => decodeIco(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toThrow('no .ico')
    expect(() => decodeIcns(Buffer.from('icns\0\0\0\x09', 'latin1'))).toThrow('no whole .icns')
  })
})

describe('the icons of the app', () => {
  it.each(sizesPx)('are there in %i pixels, square and transparent', (sizePx) => {
    expect(headOf(committed(`${sizePx}x${sizePx}.png`))).toEqual({ widthPx: sizePx, heightPx: sizePx, colour: 6 })
  })

  it('are these files and no others', () => {
    const names = [...sizesPx.map((sizePx) => `${sizePx}x${sizePx}.png`), 'icon.icns', 'icon.ico']
    expect(readdirSync(folder).sort()).toEqual(names.sort())
  })

  it('stand in icon.ico up to 256 pixels, the same as the files', () => {
    const pictures: Picture[] = decodeIco(committed('icon.ico'))
    expect(pictures.map(({ sizePx }) => sizePx)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { sizePx, png } of pictures) expect(png.equals(committed(`${sizePx}x${sizePx}.png`))).toBe(true)
  })

  it('stand in icon.icns under the ten names of macOS', () => {
    const pictures: (Picture & { type: string })[] = decodeIcns(committed('icon.icns'))
    expect(pictures.map(({ type }) => type).join(' ')).toBe('icp4 ic11 icp5 ic12 ic07 ic13 ic08 ic14 ic09 ic10')
    for (const { sizePx, png } of pictures) expect(png.equals(committed(`${sizePx}x${sizePx}.png`))).toBe(true)
  })
})
