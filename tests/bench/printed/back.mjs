import {
  amountField,
  barcode,
  codeField,
  dotSquare,
  inks,
  marketField,
  papers,
  redeemLine,
  serialField,
} from './fields.mjs'
import { scratchFilm } from './scratch-panel.mjs'

/** The back of a plastic or cardboard card with its scratch panel, scratched or covered. */
export function backOfCard(spec) {
  const { chance, words, kind } = spec
  const codeSize = Math.round(chance.between(32, 40))
  const body = chance.between(18, 25)
  const panelHeight = Math.round(codeSize * chance.between(1.7, 2.6))
  const panelWidth = chance.pick([888, 888, 720, 640])
  const ink = chance.pick(inks)
  const under = chance.pick(['#f0efe9', '#fafaf7', '#e9e7df', underprint(chance)])
  const strip = chance.next() < 0.22 ? '<div style="height:86px;margin:0 -56px;background:#191919"></div>' : ''
  const head = `<div style="display:flex;justify-content:space-between;align-items:baseline;margin-top:20px">${marketField(spec, undefined, `font-weight:700;font-size:${chance.between(32, 50)}px`)}<span>${words.card} ${amountField(spec, `font-size:${chance.between(28, 40)}px;margin-left:14px;font-weight:700`)}</span></div>`
  const above = chance.next() < 0.5 ? words.scratch : words.code
  const panel = `<div style="margin-top:${chance.between(8, 22)}px;font-size:${body}px">${above}</div>
    <div id="panel" style="position:relative;overflow:hidden;margin:10px ${chance.pick(['0', 'auto'])} 14px;width:${panelWidth}px;height:${panelHeight}px;background:${under};display:flex;align-items:center;justify-content:${chance.pick(['center', 'center', 'flex-start'])};padding:0 34px;box-sizing:border-box">${codeField(spec, codeSize, `color:${chance.pick(inks)};opacity:${chance.between(0.85, 1)}`)}</div>`
  const serial = `<div style="margin:10px 0;font-size:${chance.between(24, 30)}px">${serialField(spec)}</div>`
  const redeem = `<div style="font-size:${body}px">${redeemLine(spec)}</div>`
  const rows = chance.pick([
    [strip, head, panel, redeem, serial],
    [head, serial, panel, redeem],
    [strip, panel, serial, head, redeem],
    [head, redeem, panel, serial],
  ])
  const square =
    chance.next() < 0.25 ? dotSquare(chance, 130) : barcode(spec.barcode, { unit: chance.between(1.2, 1.9) })
  return {
    width: 1000,
    height: 630,
    codeSize,
    radius: chance.pick([34, 34, 34, 12, 4]),
    style: `padding:${strip ? 30 : 26}px 56px;background:${chance.pick(papers)};color:${ink};font:${spec.textFace.weight} ${body}px '${spec.textFace.family}',sans-serif`,
    content: `${rows.join('')}<div style="position:absolute;right:40px;bottom:26px">${square}</div><div style="position:absolute;left:56px;bottom:26px;width:${chance.between(440, 600)}px;font-size:${chance.between(11, 15)}px;line-height:1.3">${words.rules} TEL 0800 ${spec.barcode.slice(0, 3)} ${spec.barcode.slice(3, 7)}</div>`,
    film: (box) => scratchFilm(chance, { ...box, residue: spec.damage.residue, covered: kind === 'covered' }),
  }
}

/** Fine lines under the code, as on paper that is hard to copy. */
const underprint = (chance) =>
  `repeating-linear-gradient(${chance.between(0, 180)}deg,${chance.pick(['#d9e2ea', '#e3dccd', '#dbe6d8'])} 0 2px,#f4f3ee 2px ${chance.between(6, 11)}px)`
