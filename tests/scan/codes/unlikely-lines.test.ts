import { expect, it } from 'vitest'
import { unlikelyLines } from '@/scan/codes/promising-lines'
import type { SightedLine } from '@/scan/codes/sighted-line'
import type { LineCrop } from '@/scan/lines/rectify'
import { freely } from '@/scan/lines/text-lines'

const crop: LineCrop = { width: 1, height: 1, pixels: new Uint8Array(1), startPx: 0, scale: 1 }

/** A line across a photo, `heights` times as long as it is high, at a place from above. */
function lineAt(at: number, text: string, { heights = 12, evenness = 0.8, isCut = true } = {}): SightedLine {
  const [top, bottom, end] = [at, at + 20, heights * 20]
  const quad = [
    { x: 0, y: top },
    { x: end, y: top },
    { x: end, y: bottom },
    { x: 0, y: bottom },
  ] as const
  return {
    prepared: {
      line: {
        angle: 0,
        ink: 'dark',
        start: 0,
        end,
        top: { at: top, slope: 0 },
        bottom: { at: bottom, slope: 0 },
        heightPx: 20,
        glyphCount: 15,
        pieceCount: 15,
        wobble: 0,
        evenness,
        room: freely,
      },
      crops: [crop],
      codeCuts: isCut ? [crop] : [],
      priceCuts: [],
      longPriceCuts: [],
      widePriceCuts: [],
    },
    turned: false,
    reading: { text, confidence: 0.95, characters: [] },
    quad,
    window: null,
    quadAt: () => quad,
  }
}

const texts = (lines: readonly SightedLine[]) => lines.map(({ reading }) => reading.text)

it('a line in which the text reader sees a word or too few characters may still say a code', () => {
  const scratched = lineAt(100, 'EZVEZBAAUESBIAN J')
  const torn = lineAt(200, '% DE37-AHASMB=')
  const sentence = lineAt(300, 'Redeem at the shop')
  const serial = lineAt(400, 'Serial # 1949413206020014')
  const price = lineAt(500, '$100', { heights: 4 })
  const small = lineAt(600, 'AMAZON AND ITS LOGO ARE TRADEMARKS', { heights: 30 })
  const uncut = lineAt(700, 'HPHPG7', { isCut: false })
  const all = [scratched, torn, sentence, serial, price, small, uncut]
  expect(texts(unlikelyLines(all, [], 4)).toSorted()).toEqual(texts([torn, scratched]).toSorted())
})

it('lines that were looked at already are none of them, and a label above speaks for the one below', () => {
  const seen = lineAt(100, '7KQ4-ABCDEF-2222')
  const [plain, labelled] = [lineAt(200, 'QWXZ RTSV'), lineAt(400, 'QWXZ KLMN', { evenness: 0.5 })]
  const lines = [seen, plain, lineAt(360, 'Claim code'), labelled]
  expect(texts(unlikelyLines(lines, [seen], 1))).toEqual(['QWXZ KLMN'])
})
