import {
  amountField,
  artwork,
  brights,
  codeField,
  dotSquare,
  marketField,
  orderNumber,
  redeemLine,
  serialField,
} from './fields.mjs'

const lightOrDark = (chance) =>
  chance.next() < 0.3
    ? { back: chance.pick(['#15171c', '#000', '#1f2430']), ink: '#e8e8ea', quiet: '#2b2f38' }
    : {
        back: chance.pick(['#fff', '#fafafa', '#f3f4f6']),
        ink: chance.pick(['#111', '#16191d', '#2b2f36']),
        quiet: '#e2e5ea',
      }

/** A mail with a gift card, as a mail program shows it on a monitor. */
export function mailOnMonitor(spec) {
  const { chance } = spec
  const codeSize = Math.round(chance.between(32, 42))
  const { back, ink, quiet } = lightOrDark(chance)
  const side = chance.next() < 0.5 ? sideBar(chance, quiet) : ''
  return {
    width: 1280,
    height: 900,
    codeSize,
    radius: 0,
    style: `background:${back};color:${ink};border:26px solid ${chance.pick(['#111', '#0b0b0d', '#2a2a2d'])};font:${spec.textFace.weight} 24px '${spec.textFace.family}',sans-serif;display:flex`,
    content: `${side}<div style="flex:1"><div style="background:${quiet};padding:12px 24px;font-size:18px">mail.example.com/inbox/${Math.floor(chance.between(1000, 9999))}</div>${mailBody(spec, codeSize, quiet)}</div>`,
  }
}

function mailBody(spec, codeSize, quiet) {
  const { chance, words } = spec
  return `<div style="padding:22px 44px"><div style="font-size:30px">${words.card}</div><div style="margin-top:8px;font-size:18px">${words.order}: ${orderNumber(chance)}</div>
    <div style="position:relative;overflow:hidden;margin:18px 0;background:${chance.pick(brights)};color:#fff;text-align:center;padding:22px;font-size:42px">${chance.next() < 0.5 ? artwork(chance, 1200, 120, brights) : ''}<span style="position:relative">${marketField(spec)}</span></div>
    <div style="text-align:${chance.pick(['center', 'left'])};border:2px solid ${quiet};border-radius:12px;padding:22px"><div>${words.value}: ${amountField(spec, 'font-weight:700')}</div><div style="margin:14px 0 6px">${words.code}</div>${codeField(spec, codeSize, codeColour(chance))}<div style="margin-top:12px;font-size:21px">${serialField(spec)}</div></div>
    <div style="margin-top:20px">${redeemLine(spec)}</div><div style="margin-top:14px;font-size:15px">${words.rules}</div></div>`
}

const codeColour = (chance) =>
  chance.next() < 0.25 ? `color:${chance.pick(['#b3541e', '#c05a1f', '#1f6fb5', '#2f7d3b'])}` : ''

const sideBar = (chance, quiet) =>
  `<div style="width:190px;background:${quiet};padding:30px 20px;font-size:19px;line-height:2.4">${chance.pick(['Inbox (4)', 'Inbox'])}<br>Sent<br>Drafts<br>Archive<br>Spam</div>`

/** A phone's screen with an order or an app. */
export function phoneScreen(spec) {
  const { chance, words } = spec
  const codeSize = Math.round(chance.between(56, 66))
  const { back, ink, quiet } = lightOrDark(chance)
  return {
    width: 1080,
    height: Math.round(chance.pick([1920, 2160, 2280])),
    codeSize,
    radius: 0,
    style: `background:${back};color:${ink};font:${spec.textFace.weight} 38px '${spec.textFace.family}',sans-serif`,
    content: `<div style="display:flex;justify-content:space-between;padding:26px 50px;font-size:32px"><b>${Math.floor(chance.between(7, 22))}:${Math.floor(chance.between(10, 59))}</b><span>5G ${Math.floor(chance.between(12, 99))}%</span></div>
      <div style="padding:50px 60px"><div style="font-size:56px">${words.card}</div><div style="font-size:30px;margin-top:10px">${words.order} ${orderNumber(chance)}</div>
      <div style="position:relative;overflow:hidden;margin:46px 0;border-radius:36px;padding:56px;height:${chance.between(280, 420)}px;background:linear-gradient(140deg,${chance.pick(brights)},${chance.pick(brights)});color:#fff">${artwork(chance, 960, 460, brights)}<div style="position:relative">${marketField(spec, undefined, 'font-size:62px')}<div style="margin-top:20px">${amountField(spec, 'font-size:70px')}</div></div></div>
      <div style="${chance.pick(['', 'text-align:center', `background:${quiet};border-radius:24px;padding:36px 20px`])}"><div>${words.code}</div><div style="margin:10px 0 24px">${codeField(spec, codeSize, codeColour(chance))}</div><div style="font-size:32px">${serialField(spec)}</div></div>
      <div style="margin:56px 0;background:${chance.pick(['#ffd43b', '#f2a03d', '#2f6fd6'])};color:#111;border-radius:60px;padding:34px;text-align:center">${redeemLine(spec)}</div>${chance.next() < 0.3 ? dotSquare(chance, 300) : ''}<div style="font-size:26px;opacity:.7">${words.rules}</div></div>`,
  }
}

/** A small piece cut out of a screen, as people send it on. */
export function smallScreenshot(spec) {
  const { chance } = spec
  const codeSize = Math.round(chance.between(30, 40))
  const { back, ink, quiet } = lightOrDark(chance)
  return {
    width: Math.round(chance.between(860, 1060)),
    height: Math.round(chance.between(620, 760)),
    codeSize,
    radius: 0,
    style: `background:${back};color:${ink};font:${spec.textFace.weight} 24px '${spec.textFace.family}',sans-serif`,
    content: mailBody(spec, codeSize, quiet),
  }
}
