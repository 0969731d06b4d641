import {
  amountField,
  artwork,
  barcode,
  brights,
  codeField,
  dotSquare,
  inks,
  marketField,
  orderNumber,
  papers,
  redeemLine,
  serialField,
} from './fields.mjs'

/** A sheet to print at home. */
export function printedSheet(spec) {
  const { chance, words } = spec
  const codeSize = Math.round(chance.between(36, 46))
  const centred = chance.next() < 0.4 ? 'text-align:center' : ''
  const banner = chance.pick([
    `<div style="position:relative;overflow:hidden;background:${chance.pick(brights)};height:${chance.between(130, 260)}px;color:#fff;display:grid;place-items:center;font-weight:700;font-size:56px">${artwork(chance, 780, 260, brights)}<span style="position:relative">${marketField(spec)}</span></div>`,
    `<div style="border-bottom:4px solid;padding-bottom:18px;font-size:52px">${marketField(spec)}</div>`,
  ])
  const box = chance.pick([
    '',
    'border:2px dashed #888;padding:24px',
    'background:#eef0f2;padding:24px',
    'border:2px solid;padding:20px',
  ])
  const steps = [`1. ${redeemLine(spec)}`, `2. ${words.code} ↵`, `3. ${words.rules}`]
  return {
    width: 900,
    height: 1200,
    codeSize,
    radius: 0,
    style: `padding:56px 60px;background:${chance.pick(['#fdfdfb', '#f7f6f1', '#fff'])};color:${chance.pick(inks)};font:${spec.textFace.weight} 25px '${spec.textFace.family}',sans-serif`,
    content: `${banner}<div style="${centred}"><div style="margin-top:30px;font-size:28px">${words.card}</div><div style="margin-top:14px;font-size:32px">${words.value}: ${amountField(spec, 'font-weight:700')}</div><div style="margin-top:24px;${box}"><div>${words.code}</div><div style="margin-top:8px">${codeField(spec, codeSize)}</div></div><div style="margin-top:24px;font-size:24px">${serialField(spec)}</div><div style="margin-top:10px;font-size:21px">${words.order}: ${orderNumber(chance)}</div></div><div style="margin-top:30px;font-size:20px;line-height:1.5">${steps.join('<br>')}</div><div style="margin-top:30px">${chance.next() < 0.5 ? dotSquare(chance, 150) : barcode(spec.barcode)}</div>`,
  }
}

/** A folded card with a picture, good wishes, and the code inside. */
export function greetingCard(spec) {
  const { chance, words } = spec
  const codeSize = Math.round(chance.between(34, 42))
  const upright = chance.next() < 0.35
  const [width, height] = upright ? [760, 1060] : [1040, 720]
  const art = upright ? [760, 330] : [400, 720]
  const colours = [chance.pick(brights), chance.pick(brights), chance.pick(papers)]
  return {
    width,
    height,
    codeSize,
    radius: chance.pick([0, 10, 26]),
    style: `background:${chance.pick(papers)};color:${chance.pick(inks)};font:${spec.textFace.weight} 24px '${spec.textFace.family}',sans-serif`,
    content: `<div style="position:absolute;left:0;top:0;width:${art[0]}px;height:${art[1]}px;overflow:hidden;background:${chance.pick(brights)}">${artwork(chance, art[0], art[1], colours)}</div>
      <div style="position:absolute;${upright ? 'left:0;top:350px;width:760px' : 'left:400px;top:0;width:640px;height:720px'};padding:36px 40px;box-sizing:border-box;text-align:${chance.pick(['center', 'center', 'left'])}"><div style="font-size:44px">${words.greeting}</div><div style="margin-top:14px;font-style:italic">${words.from}</div><div style="margin-top:24px">${words.card} ${amountField(spec, 'font-size:40px;font-weight:700')}</div><div style="margin-top:22px;font-size:21px">${words.code}</div><div style="margin-top:4px">${codeField(spec, codeSize)}</div><div style="margin-top:18px;font-size:22px">${serialField(spec)}</div><div style="margin-top:22px">${words.redeem} ${marketField(spec, `${spec.market.marketplace}/redeem`)}</div><div style="margin-top:26px;font-size:13px">${words.rules}</div></div>`,
  }
}
