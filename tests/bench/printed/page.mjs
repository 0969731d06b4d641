import { fontRule } from '../faces.mjs'
import { backOfCard } from './back.mjs'
import { tillReceipt } from './receipt.mjs'
import { mailOnMonitor, phoneScreen, smallScreenshot } from './screen.mjs'
import { greetingCard, printedSheet } from './sheet.mjs'
import { frontOfCard, sleeveOfCard } from './without-code.mjs'

const layouts = {
  back: backOfCard,
  covered: backOfCard,
  front: frontOfCard,
  sleeve: sleeveOfCard,
  stub: tillReceipt,
  receipt: tillReceipt,
  print: printedSheet,
  greeting: greetingCard,
  mail: mailOnMonitor,
  screen: phoneScreen,
  small: smallScreenshot,
}

/** What is to be photographed as HTML, its size in CSS pixels, and the height of the code's letters (their em). */
export function printedPage(spec) {
  const layout = layouts[spec.kind](spec)
  const { width, height, radius, style, content } = layout
  const rules = [...new Set([spec.codeFace, spec.textFace])].map(fontRule).join('')
  return {
    ...layout,
    html: `<style>${rules} body{margin:0;background:transparent}</style><div id="card" style="box-sizing:border-box;position:relative;width:${width}px;height:${height}px;overflow:hidden;border-radius:${radius}px;${style}">${content}</div>`,
  }
}
