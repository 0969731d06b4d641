const colours = [
  '#6b5a48',
  '#463a30',
  '#8a949c',
  '#39424e',
  '#1d1b1f',
  '#757065',
  '#a58a66',
  '#c9c4ba',
  '#2d3b33',
  '#7d6a53',
  '#e3e0da',
  '#54606b',
  '#8c4f3c',
  '#b9a58c',
]
const letters = 'the of and to in is for with on as by at from or an be this are that'.split(' ')

/** What the card lies on: wood, cloth, stone or a plain top, at times with something else lying there. */
export function drawTable(chance, { width, height }, screen) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = screen ? chance.pick(['#101014', '#1b1b1f', '#3a3630', '#7d766a']) : chance.pick(colours)
  context.fillRect(0, 0, width, height)
  const surface = screen ? 'plain' : chance.pick(['plain', 'wood', 'wood', 'cloth', 'stone', 'worn'])
  context.globalCompositeOperation = 'overlay'
  surfaces[surface](context, chance, width, height)
  context.globalCompositeOperation = 'source-over'
  if (!screen && chance.next() < 0.4) chance.pick([layPaper, layPen, layKeys])(context, chance, width, height)
  return canvas
}

const surfaces = {
  plain: (context, chance, width, height) =>
    grain(context, chance, width, height, { across: 300, down: 300, alpha: 0.25 }),
  worn: (context, chance, width, height) => {
    grain(context, chance, width, height, { across: 90, down: 90, alpha: 0.35 })
    grain(context, chance, width, height, { across: 4, down: 4, alpha: 0.18 })
  },
  stone: (context, chance, width, height) => {
    grain(context, chance, width, height, { across: 7, down: 7, alpha: 0.5 })
    grain(context, chance, width, height, { across: 40, down: 40, alpha: 0.3 })
  },
  cloth: (context, chance, width, height) => {
    grain(context, chance, width, height, { across: 30, down: 2.5, alpha: 0.35 })
    grain(context, chance, width, height, { across: 2.5, down: 30, alpha: 0.35 })
  },
  wood: (context, chance, width, height) => {
    const lean = chance.between(-0.15, 0.15) + chance.pick([0, 0, Math.PI / 2])
    grain(context, chance, width, height, { across: 420, down: 6, alpha: 0.5, lean })
    grain(context, chance, width, height, { across: 700, down: 45, alpha: 0.5, lean })
    const board = chance.between(180, 420)
    context.save()
    context.translate(width / 2, height / 2)
    context.rotate(lean)
    context.fillStyle = '#0006'
    for (let y = -1200 + chance.between(0, board); y < 1200; y += board) context.fillRect(-1400, y, 2800, 3)
    context.restore()
  },
}

/** Random greys, stretched. */
function grain(context, chance, width, height, { across, down, alpha, lean = 0 }) {
  const span = 2200
  const [columns, rows] = [Math.ceil(span / across) + 2, Math.ceil(span / down) + 2].map((count) =>
    Math.min(900, count),
  )
  const noise = new OffscreenCanvas(columns, rows)
  const pen = noise.getContext('2d')
  const image = pen.createImageData(columns, rows)
  for (let i = 0; i < image.data.length; i += 4) {
    image.data.fill(Math.floor(chance.between(40, 215)), i, i + 3)
    image.data[i + 3] = 255
  }
  pen.putImageData(image, 0, 0)
  context.save()
  context.globalAlpha = alpha
  context.translate(width / 2, height / 2)
  context.rotate(lean)
  context.drawImage(noise, -span / 2, -span / 2, columns * across, rows * down)
  context.restore()
}

function aside(context, chance, width, height, draw) {
  context.save()
  context.translate(chance.pick([0.02, 0.98]) * width, chance.between(0.05, 0.95) * height)
  context.rotate(chance.between(-0.6, 0.6))
  context.shadowColor = '#0008'
  context.shadowBlur = 18
  context.shadowOffsetY = 6
  draw()
  context.restore()
}

function layPaper(context, chance, width, height) {
  aside(context, chance, width, height, () => {
    context.fillStyle = chance.pick(['#f3f1ea', '#e9e4d6', '#fbfbfb'])
    context.fillRect(-330, -420, 660, 840)
    context.shadowColor = 'transparent'
    context.fillStyle = '#333c'
    const size = chance.between(15, 24)
    context.font = `${size}px serif`
    for (let y = -370; y < 370; y += size * 1.5) {
      const line = Array.from({ length: 16 }, () => chance.pick(letters)).join(' ')
      context.fillText(line, -290, y, 580)
    }
  })
}

function layPen(context, chance, width, height) {
  aside(context, chance, width, height, () => {
    context.rotate(chance.between(-1, 1))
    context.fillStyle = chance.pick(['#16181d', '#1f3f8f', '#a3262b', '#d8d8da'])
    context.beginPath()
    context.roundRect(-330, -14, 620, 28, 12)
    context.fill()
    context.fillStyle = '#c9c9cc'
    context.fillRect(-200, -14, 14, 28)
    context.fillStyle = '#fff5'
    context.fillRect(-320, -9, 600, 5)
  })
}

function layKeys(context, chance, width, height) {
  aside(context, chance, width, height, () => {
    context.fillStyle = '#26272b'
    context.fillRect(-340, -300, 680, 600)
    context.shadowColor = 'transparent'
    context.font = '26px sans-serif'
    for (let row = 0; row < 7; row++) {
      for (let column = 0; column < 8; column++) {
        const [x, y] = [-320 + column * 82 + (row % 3) * 14, -285 + row * 82]
        context.fillStyle = '#3b3d43'
        context.beginPath()
        context.roundRect(x, y, 72, 72, 8)
        context.fill()
        context.fillStyle = '#c7c9ce'
        context.fillText(chance.pick([...'QWERTYUIOPASDFGHJKLZXCVBNM']), x + 12, y + 32)
      }
    }
  })
}
