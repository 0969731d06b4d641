import {
  amountField,
  artwork,
  barcode,
  brights,
  inks,
  marketField,
  papers,
  redeemLine,
  serialField,
} from './fields.mjs'

/** The front of a card. */
export function frontOfCard(spec) {
  const { chance, words } = spec
  const [from, to] = [chance.pick(brights), chance.pick(brights)]
  return {
    width: 1000,
    height: 630,
    codeSize: 38,
    radius: 34,
    style: `padding:50px 60px;background:linear-gradient(${chance.between(60, 200)}deg,${from},${to});color:#fff;font:${spec.textFace.weight} 30px '${spec.textFace.family}',sans-serif`,
    content: `${artwork(chance, 1000, 630, brights)}<div style="position:relative">${marketField(spec, undefined, 'font-size:72px;font-weight:700')}<div style="margin-top:100px;font-size:58px">${words.greeting}</div></div><div style="position:absolute;right:60px;bottom:50px">${amountField(spec, 'font-size:56px')}</div><div style="position:absolute;left:60px;bottom:56px">${words.card}</div>`,
  }
}

/** The cardboard that a card hangs on: numbers, but no claim code. */
export function sleeveOfCard(spec) {
  const { chance, words } = spec
  return {
    width: 900,
    height: 1100,
    codeSize: 38,
    radius: 8,
    style: `padding:60px;background:${chance.pick(papers)};color:${chance.pick(inks)};font:${spec.textFace.weight} 28px '${spec.textFace.family}',sans-serif`,
    content: `<div style="text-align:center">${marketField(spec, undefined, 'font-size:64px;font-weight:700')}</div><div style="margin:30px 0;text-align:center;font-size:40px">${words.card} ${amountField(spec, 'font-weight:700')}</div><div style="font-size:22px;line-height:1.5">${words.rules} ${words.rules}</div><div style="margin:60px 0 20px;text-align:center">${barcode(spec.barcode, { height: 110, unit: 2.4 })}</div><div style="font-size:32px;text-align:center">${serialField(spec)}</div><div style="margin-top:60px;font-size:24px">${redeemLine(spec)}</div>`,
  }
}
