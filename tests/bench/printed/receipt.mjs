import { amountField, barcode, codeField, marketField, serialField } from './fields.mjs'

const shops = [
  'HARBOUR NEWS',
  'CORNER STORE 24',
  'MARKT AM RING',
  'TABAC DU PORT',
  'SUPERMERCATO SOLE',
  'KIOSKO CENTRAL',
  'STATION MART',
  'THE GROCER',
]

/** A till receipt with the activation of a card; a stub shows no claim code. */
export function tillReceipt(spec) {
  const { chance, words, kind } = spec
  const codeSize = Math.round(chance.between(29, 34))
  const digits = (count) => Array.from({ length: count }, () => Math.floor(chance.next() * 10)).join('')
  const rule = `<div style="margin:14px 0;overflow:hidden;white-space:nowrap">${chance.pick(['-', '=', '*', '. ']).repeat(60)}</div>`
  const ink = chance.pick(['#26241f', '#3b3a44', '#4a4660', '#1f1f1f'])
  const row = (left, right) =>
    `<div style="display:flex;justify-content:space-between"><span>${left}</span><span>${right}</span></div>`
  const code =
    kind === 'stub'
      ? `<div style="margin:12px 0">${words.activated}</div><div>AUTH ${digits(6)}</div>`
      : `<div style="margin-top:10px">${words.code}</div><div style="margin:6px 0">${codeField(spec, codeSize)}</div>`
  return {
    width: 600,
    height: 1020,
    codeSize,
    radius: 0,
    style: `background:${chance.pick(['#f7f6f0', '#fbfbfa', '#f1f0f3', '#f6f1e4'])};color:${ink};padding:36px 40px;font:${spec.textFace.weight} 22px '${spec.textFace.family}',monospace`,
    content: `<div style="text-align:center;font-size:32px">${chance.pick(shops)}</div><div style="text-align:center;margin:6px 0 18px">TEL ${digits(2)} ${digits(4)} ${digits(4)}</div>${row(`2026-${digits(1) > 4 ? '10' : '09'}-${10 + Math.floor(chance.between(0, 20))}`, `${10 + Math.floor(chance.between(0, 12))}:${10 + Math.floor(chance.between(0, 49))}`)}${row('TERMINAL', digits(8))}${rule}${row(words.card, amountField(spec))}<div style="font-size:30px">${row(words.total, spec.printedAmount)}</div>${rule}<div>${marketField(spec)}</div>${code}<div style="margin:8px 0;font-size:20px">${serialField(spec)}</div><div style="font-size:18px">REF ${digits(24)}</div>${rule}<div style="font-size:17px">${words.rules}</div><div style="margin-top:24px;text-align:center">${barcode(spec.barcode, { unit: 1.9 })}</div>`,
  }
}
