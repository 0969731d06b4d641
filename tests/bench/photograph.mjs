import { chromium } from 'playwright-core'
import path from 'node:path'
import { browserArguments, findBrowser } from '../../scripts/lib/browser.mjs'
import { root } from '../../scripts/lib/run.mjs'
import { serveFolder } from '../../scripts/lib/serve-folder.mjs'
import { withOrientation } from '../../scripts/photo-studio/camera.mjs'
import { cornersOf, inverse, placeCard, project } from './placing.mjs'
import { printedPage } from './printed/page.mjs'

const landscape = { width: 1600, height: 1200 }
const portrait = { width: 1200, height: 1600 }

/** Opens a browser with a page to draw cards on and a page to develop photos in. */
export async function openStudio() {
  const server = await serveFolder(path.join(import.meta.dirname, 'darkroom'), {
    mounts: { '/studio/': path.join(root, 'scripts', 'photo-studio') },
  })
  const browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: browserArguments })
  const drawing = await browser.newPage()
  const darkroom = await browser.newPage()
  await darkroom.goto(server.origin)
  await darkroom.waitForFunction('typeof window.developPhoto === "function"')
  return {
    photograph: (spec) => photograph(spec, drawing, darkroom),
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** The bytes of a photo, the height of the code's letters in it, and where the code stands. */
async function photograph(spec, drawing, darkroom) {
  const page = printedPage(spec)
  const wished = spec.damage.codePx / page.codeSize
  if (spec.screenshot) {
    const { png, fields } = await drawCard(drawing, page, wished)
    const { width, height } = fields.card
    const bytes = await develop(darkroom, {
      png,
      frame: { width, height },
      format: spec.format,
      quality: spec.damage.quality,
    })
    return { bytes, codePx: spec.damage.codePx, codeQuad: quadOf(fields.code, (corner) => corner) }
  }
  const { chance, damage } = spec
  const frame = frameFor(chance, page, damage.turn)
  // Finer than the photo, as a print is finer than a camera's pixels.
  const zoom = Math.min(2, wished * 1.25)
  const { png, fields } = await drawCard(drawing, page, zoom)
  const { card, ...named } = fields
  const { matrix, scale } = placeCard(chance, {
    card,
    fields: Object.values(named),
    frame,
    scale: wished / zoom,
    turn: damage.turn,
    tiltX: damage.tiltX,
    tiltY: damage.tiltY,
  })
  const codePx = scale * zoom * page.codeSize
  const code = named.code ?? { x: card.width / 4, y: card.height / 2, width: card.width / 2, height: codePx }
  const bytes = await develop(darkroom, {
    png,
    frame,
    format: 'jpeg',
    quality: damage.quality,
    card: { ...card, radius: page.radius * zoom, toPhoto: matrix, fromPhoto: inverse(matrix), scale },
    code: cornersOf(code).map((corner) => project(matrix, corner)),
    codePx,
    damage,
    seed: Math.floor(chance.next() * 2 ** 31),
    screen: spec.kind === 'mail',
  })
  const { exif } = damage
  return {
    bytes: exif ? withOrientation(bytes, exif.orientation, exif.order) : bytes,
    codePx,
    codeQuad: spec.claimCode ? quadOf(code, (corner) => project(matrix, corner)) : null,
  }
}

function frameFor(chance, { width, height }, turn) {
  const lying = Math.abs(Math.sin((turn * Math.PI) / 180)) > 0.7
  const wide = lying ? height > width : width > height
  return wide !== chance.next() < 0.12 ? landscape : portrait
}

/** Draws the card at the given size; the film of a scratch panel needs to know where the code came to stand. */
async function drawCard(drawing, { html, width, height, film }, zoom) {
  await drawing.setViewportSize({ width: Math.ceil(width * zoom) + 40, height: Math.ceil(height * zoom) + 40 })
  await drawing.setContent(html)
  await drawing.evaluate(() => document.fonts.ready)
  const boxes = await drawing.evaluate(measure)
  if (film) await drawing.evaluate(layFilm, film({ ...boxes.panel, box: boxes.code }))
  await drawing.evaluate((factor) => (document.querySelector('#card').style.zoom = factor), zoom)
  const png = await drawing.locator('#card').screenshot({ omitBackground: true })
  const { panel, ...fields } = boxes
  if (panel) fields.code = { ...fields.code, x: fields.code.x + panel.x, y: fields.code.y + panel.y }
  const zoomed = ({ x, y, width: w, height: h }) => ({ x: x * zoom, y: y * zoom, width: w * zoom, height: h * zoom })
  return { png, fields: Object.fromEntries(Object.entries(fields).map(([name, box]) => [name, zoomed(box)])) }
}

/** Runs in the page. The code is measured from the scratch panel where there is one, else from the card. */
function measure() {
  const card = document.querySelector('#card').getBoundingClientRect()
  const panel = document.querySelector('#panel')?.getBoundingClientRect()
  const boxFrom = (origin, { x, y, width, height }) => ({ x: x - origin.x, y: y - origin.y, width, height })
  const fields = [...document.querySelectorAll('[data-field]')].map((element) => [
    element.dataset.field,
    boxFrom(panel && element.dataset.field === 'code' ? panel : card, element.getBoundingClientRect()),
  ])
  return {
    card: boxFrom(card, card),
    ...(panel ? { panel: boxFrom(card, panel) } : {}),
    ...Object.fromEntries(fields),
  }
}

/** Runs in the page. */
function layFilm(svg) {
  document.querySelector('#panel').insertAdjacentHTML('beforeend', svg)
}

async function develop(darkroom, { png, ...shot }) {
  const base64 = await darkroom.evaluate((given) => window.developPhoto(given), {
    ...shot,
    png: png.toString('base64'),
  })
  return Buffer.from(base64, 'base64')
}

const quadOf = (box, toPhoto) =>
  cornersOf(box).map((corner) => {
    const { x, y } = toPhoto(corner)
    return [Math.round(x), Math.round(y)]
  })
