import { expect, it } from 'vitest'
import { withoutDoubles } from '@/scan/lines/doubles'
import { sightedLine } from '../sighted-line'

const code = sightedLine('', { heights: 19, line: { glyphCount: 13 } }).prepared.line
/** What stands between the characters of the code: more of it, and smaller. */
const flecks = { ...code, start: 100, end: 320, heightPx: 10, glyphCount: 21, ink: 'light' as const }

it.each([
  ['far likelier to be writing', 7, -0.4, [flecks, code]],
  ['hardly likelier to be writing', 1, -0.4, [flecks]],
  ['beside a line that is writing as well', 7, 0.5, [flecks]],
])('a line %s, hidden by more flecks', (_, ofCode, ofFlecks, kept) => {
  expect(
    withoutDoubles({ lines: [code, flecks], ofWords: [], ofOpened: [] }, (line) => (line === code ? ofCode : ofFlecks)),
  ).toEqual(kept)
})

it('a line that is found longer without its thin strokes takes the place of a piece of it, and hardly better found it does not', () => {
  const piece = { ...code, end: code.start + (code.end - code.start) / 3, glyphCount: 4 }
  const odds = () => 3
  expect(withoutDoubles({ lines: [piece], ofWords: [], ofOpened: [code] }, odds)).toEqual([code])
  const thinner = { ...code, heightPx: code.heightPx - 1 }
  expect(withoutDoubles({ lines: [code], ofWords: [], ofOpened: [thinner] }, odds)).toEqual([code])
})
