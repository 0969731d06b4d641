import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const words = {
  en: {
    card: 'Gift Card',
    code: 'Claim code',
    scratch: 'Scratch gently to show the claim code',
    serial: 'Serial number',
    value: 'Value',
    redeem: 'Redeem at',
    order: 'Order number',
    rules: 'This sample card is not money. It exists to test a program that reads cards.',
  },
  de: {
    card: 'Geschenkkarte',
    code: 'Gutscheincode',
    scratch: 'Bitte vorsichtig freirubbeln',
    serial: 'Seriennummer',
    value: 'Betrag',
    redeem: 'Einlösen unter',
    order: 'Bestellnummer',
    rules: 'Diese Musterkarte ist kein Geld. Sie dient nur dem Test eines Programms.',
  },
  fr: {
    card: 'Carte cadeau',
    code: 'Code cadeau',
    scratch: 'Grattez doucement',
    serial: 'Numéro de série',
    value: 'Montant',
    redeem: 'À utiliser sur',
    order: 'Numéro de commande',
    rules: 'Cette carte est un exemple sans valeur. Elle sert à tester un programme.',
  },
  it: {
    card: 'Buono regalo',
    code: 'Codice del buono',
    scratch: 'Grattare con delicatezza',
    serial: 'Numero di serie',
    value: 'Importo',
    redeem: 'Da usare su',
    order: 'Numero ordine',
    rules: 'Questa carta è un esempio senza valore. Serve a provare un programma.',
  },
  ja: {
    card: 'Gift Card',
    code: 'Claim code',
    scratch: 'Scratch gently',
    serial: 'Serial number',
    value: 'Value',
    redeem: 'Redeem at',
    order: 'Order number',
    rules: 'This sample card is not money. It exists to test a program that reads cards.',
  },
}

const fontFile = (name) => readFileSync(require.resolve(name)).toString('base64')

/** The faces come with the project, so that the photos do not depend on the machine. */
function fontFaces() {
  const faces = [
    ['Inter', 400, '@fontsource/inter/files/inter-latin-400-normal.woff2'],
    ['Inter', 700, '@fontsource/inter/files/inter-latin-700-normal.woff2'],
    ['JetBrains Mono', 500, '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff2'],
  ]
  return faces
    .map(
      ([family, weight, file]) =>
        `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${fontFile(file)})}`,
    )
    .join('')
}

const printedCode = ({ claimCode, codeStyle = 'hyphens' }) =>
  codeStyle === 'spaces'
    ? claimCode.replaceAll('-', ' ')
    : codeStyle === 'plain'
      ? claimCode.replaceAll('-', '')
      : claimCode

const codeLine = (spec, size) =>
  `<div style="font:${spec.codeWeight ?? 500} ${size}px '${spec.codeFont ?? 'JetBrains Mono'}',monospace;letter-spacing:${spec.spacing ?? 0}em;color:${spec.codeColour ?? 'inherit'}">${printedCode(spec)}</div>`

const serialLine = ({ serial, lang, serialStyle }) =>
  serial ? `${words[lang].serial}: ${serialStyle === 'groups' ? serial.replace(/(....)(?=.)/g, '$1 ') : serial}` : ''

function barcode(digits) {
  const bars = [...digits.repeat(3)].map(
    (digit, i) => `<i style="width:${1 + (Number(digit) % 3)}px;margin-right:${1 + ((Number(digit) + i) % 3)}px"></i>`,
  )
  return `<div style="background:#fff;padding:10px 14px;display:inline-block"><div style="display:flex;height:62px" class="bars">${bars.join('')}</div><div style="font:13px monospace;text-align:center;color:#111">${digits}</div></div>`
}

const sheet = (width, height, style, content) =>
  `<div id="card" style="box-sizing:border-box;position:relative;width:${width}px;height:${height}px;overflow:hidden;${style}">${content}</div>`

const scratchPanel = (spec, chance) => {
  const residue = Array.from({ length: 14 }, () => {
    const left = chance.pick([chance.between(0, 16), chance.between(84, 98)])
    return `<i style="position:absolute;left:${left}%;top:${chance.between(-10, 80)}%;width:${chance.between(14, 46)}px;height:${chance.between(10, 30)}px;border-radius:40%;background:#9a9a9a;transform:rotate(${chance.between(-30, 30)}deg)"></i>`
  }).join('')
  const inside = spec.claimCode
    ? `<div style="background:#f0efe9;color:#16161a;padding:12px 26px">${codeLine(spec, 36)}</div>${residue}`
    : ''
  return `<div style="position:relative;overflow:hidden;margin:14px 0 22px;height:70px;background:repeating-linear-gradient(45deg,#9c9ca0 0 6px,#a8a8ac 6px 12px);display:flex;align-items:center;justify-content:center">${inside}</div>`
}

const cards = {
  back: (spec, chance) =>
    sheet(
      1000,
      630,
      `border-radius:34px;padding:44px 56px;background:${spec.paper ?? '#e9edf2'};color:${spec.inkColour ?? '#1c2733'};font:24px Inter`,
      `<div style="display:flex;justify-content:space-between;align-items:baseline"><b style="font-size:44px">${spec.marketplace}</b><span>${words[spec.lang].card} <b style="font-size:36px;margin-left:16px">${spec.printedAmount ?? ''}</b></span></div>
       <div style="margin-top:26px;font-size:22px">${words[spec.lang].scratch}</div>${scratchPanel(spec, chance)}
       <div style="font-size:22px">${words[spec.lang].redeem} ${spec.marketplace}/redeem</div>
       <div style="margin-top:14px;font:26px 'JetBrains Mono'">${serialLine(spec)}</div>
       <div style="position:absolute;right:52px;bottom:40px">${barcode(spec.barcode)}</div>
       <div style="position:absolute;left:56px;bottom:44px;width:480px;font-size:14px">${words[spec.lang].rules} TEL 0800 279 7234</div>`,
    ),
  front: (spec) =>
    sheet(
      1000,
      630,
      `border-radius:34px;padding:50px 60px;background:linear-gradient(120deg,#21406b,#4f8cc9);color:#fff;font:30px Inter`,
      `<b style="font-size:76px">${spec.marketplace}</b><div style="margin-top:110px;font-size:60px">CONGRATULATIONS</div><div style="position:absolute;right:60px;bottom:50px;font-size:52px">${spec.printedAmount ?? ''}</div><div style="position:absolute;left:60px;bottom:56px">${words[spec.lang].card}</div>`,
    ),
  mail: (spec) =>
    sheet(
      1240,
      860,
      `background:${spec.paper ?? '#fff'};color:${spec.inkColour ?? '#16191d'};font:24px Inter`,
      `<div style="background:#dfe3e8;color:#333;padding:12px 24px;font-size:18px">mail.example.com/inbox/1842</div>
       <div style="padding:28px 56px"><b style="font-size:32px">${spec.printedAmount} ${words[spec.lang].card}</b>
       <div style="margin-top:10px;font-size:19px">${words[spec.lang].order}: 206-4417305-9931846</div>
       <div style="margin:22px 0;background:#f2a03d;color:#fff;text-align:center;padding:26px;font:700 44px Inter">${spec.marketplace}</div>
       <div style="text-align:center;border:2px solid #8883;border-radius:12px;padding:26px"><div>${words[spec.lang].value}: <b>${spec.printedAmount}</b></div><div style="margin:16px 0 6px">${words[spec.lang].code}</div>${codeLine(spec, 40)}<div style="margin-top:14px;font-size:20px">${serialLine(spec)}</div></div>
       <div style="margin-top:26px">${words[spec.lang].redeem} ${spec.marketplace}/redeem</div><div style="margin-top:18px;font-size:15px">${words[spec.lang].rules}</div></div>`,
    ),
  print: (spec) =>
    sheet(
      900,
      1200,
      `background:#fdfdfb;color:#1a1a1a;padding:60px 64px;font:25px Inter`,
      `<div style="background:#1e2a38;color:#fff;padding:46px;text-align:center;font:700 58px Inter">${spec.marketplace}</div>
       <div style="margin-top:36px;font-size:28px">${words[spec.lang].card}</div><div style="margin-top:18px;font-size:32px">${words[spec.lang].value}: <b>${spec.printedAmount}</b></div>
       <div style="margin-top:34px">${words[spec.lang].code}:</div><div style="margin-top:8px">${codeLine(spec, 44)}</div>
       <div style="margin-top:34px">1. ${words[spec.lang].redeem} ${spec.marketplace}/redeem</div><div style="margin-top:20px;font-size:21px">${serialLine(spec)}</div><div style="margin-top:10px;font-size:21px">${words[spec.lang].order}: 028-5530917-4407261</div>
       <div style="margin-top:60px;font-size:15px">${words[spec.lang].rules}</div>`,
    ),
  screen: (spec) =>
    sheet(
      1080,
      2160,
      `background:${spec.paper ?? '#fff'};color:${spec.inkColour ?? '#111'};font:38px Inter`,
      `<div style="display:flex;justify-content:space-between;padding:26px 50px;font-size:32px"><b>9:41</b><span>5G 82%</span></div>
       <div style="padding:60px 70px"><b style="font-size:58px">${words[spec.lang].card}</b><div style="font-size:30px;margin-top:10px">${words[spec.lang].order} 305-1180264-7750938</div>
       <div style="margin:50px 0;border-radius:36px;padding:60px;height:340px;background:${spec.format === 'png' ? '#1e5c57' : 'linear-gradient(140deg,#1e5c57,#69b3a2)'};color:#fff"><b style="font-size:64px">${spec.marketplace}</b><div style="font-size:70px;margin-top:20px"><b>${spec.printedAmount}</b></div></div>
       <div>${words[spec.lang].code}</div><div style="margin:10px 0 24px">${codeLine(spec, 62)}</div><div style="font-size:32px">${serialLine(spec)}</div>
       <div style="margin:60px 0;background:#ffd43b;color:#111;border-radius:60px;padding:34px;text-align:center">${words[spec.lang].redeem} ${spec.marketplace}</div><div style="font-size:26px;opacity:.7">${words[spec.lang].rules}</div></div>`,
    ),
  receipt: (spec) =>
    sheet(
      620,
      1180,
      `background:#f7f6f0;color:#26241f;padding:44px 46px;font:24px 'JetBrains Mono'`,
      `<div style="text-align:center;font-size:32px">HARBOUR NEWS</div><div style="text-align:center;margin:8px 0 26px">TEL 02 5550 1182</div>
       <div>2026-10-03 14:22</div><div>TERMINAL 44019377</div><div>GIFT CARD ${spec.printedAmount}</div><div>TOTAL ${spec.printedAmount}</div><div style="margin:18px 0">------------------------------</div>
       <div>${spec.marketplace}</div><div style="margin-top:12px">${words[spec.lang].code}:</div><div style="margin:6px 0">${codeLine(spec, 31)}</div><div style="font-size:20px">${serialLine(spec)}</div><div style="font-size:20px">REF ${spec.barcode}${spec.barcode}</div>
       <div style="margin:18px 0">------------------------------</div><div>Redeem at ${spec.marketplace}/redeem</div><div style="margin-top:60px;text-align:center">${barcode(spec.barcode)}</div>`,
    ),
}

/** A page with one card, as HTML. */
export function cardHtml(spec, chance) {
  return `<style>${fontFaces()} body{margin:0} .bars i{background:#111;display:block}</style>${cards[spec.kind](spec, chance)}`
}
