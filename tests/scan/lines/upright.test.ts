import { describe, expect, it } from 'vitest'
import type { CodeReader } from '@/scan/code-reader/code-reader'
import type { PreparedLine } from '@/scan/lines/prepare'
import { freely } from '@/scan/lines/text-lines'
import { findUpright } from '@/scan/lines/upright'
import type { LineReader, LineReading } from '@/scan/readers/line-reader'

interface Said {
  readonly asItIs: string
  readonly turned: string
}

/** Lines whose crops are one pixel and a mark: turned around, the mark comes first. */
function lineAt(place: number): PreparedLine {
  return {
    line: {
      angle: 0,
      ink: 'dark',
      start: 0,
      end: 400,
      top: { at: 0, slope: 0 },
      bottom: { at: 20, slope: 0 },
      heightPx: 20,
      glyphCount: 30 - place,
      pieceCount: 30 - place,
      wobble: 0,
      evenness: 0.5,
      room: freely,
    },
    crops: [{ width: 2, height: 1, pixels: Uint8Array.of(place, 255), startPx: 0, scale: 1 }],
    codeCuts: [],
    priceCuts: [],
    longPriceCuts: [],
    widePriceCuts: [],
  }
}

/** Confident of what is written in capitals and words; what is not said is read as nothing. */
function readerOf(said: readonly Said[]) {
  const asked: string[] = []
  const text: LineReader = {
    readLine({ pixels }) {
      const turned = pixels[0] === 255
      const place = pixels[turned ? 1 : 0] as number
      asked.push(`${place}${turned ? ' turned' : ''}`)
      const saying = said[place]?.[turned ? 'turned' : 'asItIs'] ?? ''
      return Promise.resolve(saying === '' ? [] : [readingOf(saying)])
    },
    close: () => undefined,
  }
  return { text, asked }
}

function readingOf(text: string): LineReading {
  const characters = [...text.replaceAll(' ', '')].map((char) => ({ char, confidence: 0.97, startPx: 0, endPx: 1 }))
  return { text, confidence: 0.97, characters }
}

const code: CodeReader | null = null
const find = (said: readonly Said[], reader = readerOf(said), beside = false) =>
  findUpright(
    said.map((_, place) => lineAt(place)),
    { text: reader.text, code },
    beside,
  )

const clear = 'Enter the claim code of your gift card'
const faint = 'Abc'
const junk = 'nd!'

describe('which way is up', () => {
  it('is told by one line that is clearly writing, without its other way up', async () => {
    const reader = readerOf([{ asItIs: clear, turned: junk }])
    const { turned, clarity, judged } = await find([{ asItIs: clear, turned: junk }], reader)
    expect({ turned, asked: reader.asked }).toEqual({ turned: false, asked: ['0'] })
    expect(clarity).toBeGreaterThan(12)
    expect([...judged.values()].map(({ text }) => text)).toEqual([clear])
  })

  it('is told by the other way up where that is the clear one, and what was read so is kept', async () => {
    const said = [{ asItIs: 'pJeoS o', turned: clear }]
    const { turned, judged } = await find(said)
    expect(turned).toBe(true)
    expect([...judged.values()].map(({ text }) => text)).toEqual([clear])
  })

  it('is looked for on further lines, the likelier way up first', async () => {
    const said = [
      { asItIs: '', turned: faint },
      { asItIs: '', turned: clear },
    ]
    const reader = readerOf(said)
    const { turned } = await find(said, reader)
    expect(turned).toBe(true)
    expect(reader.asked).toEqual(['0', '0 turned', '1 turned'])
  })

  it('turns again when a line speaks clearly against those before it', async () => {
    const said = [
      { asItIs: faint, turned: '' },
      { asItIs: '', turned: clear },
    ]
    expect((await find(said)).turned).toBe(true)
  })

  it('asks five lines at most, and three beside clear writing that say nothing', async () => {
    const said = Array.from({ length: 8 }, () => ({ asItIs: '', turned: '' }))
    const [alone, beside] = [readerOf(said), readerOf(said)]
    const { clarity } = await find(said, alone)
    await find(said, beside, true)
    expect(clarity).toBe(0)
    expect([alone.asked.length, beside.asked.length]).toEqual([10, 6])
  })

  it('is told by nobody where there are no lines', async () => {
    expect(await find([])).toEqual({ turned: false, clarity: 0, judged: new Map() })
  })
})
