/**
 * Photographs a card in a page of Chromium: lays it on a table in perspective, lights it unevenly, and takes the picture with a soft
 * lens, a noisy sensor and a lossy file. `camera` null keeps the card as it is, like a screenshot.
 */
export async function takePhoto(
  page,
  html,
  { camera, format = 'jpeg', quality = 0.8, exif = 1, noiseSeed, largestBytes = 240_000 },
) {
  const card = await renderCard(page, html)
  const scene = camera ? await layOnTable(page, card, camera) : card
  for (let used = quality; ; used -= 0.08) {
    const bytes = await develop(page, scene, { camera, format, quality: used, exif, noiseSeed })
    if (bytes.length <= largestBytes || used < 0.3) return exif === 1 ? bytes : withOrientation(bytes, exif)
  }
}

async function renderCard(page, html) {
  await page.setViewportSize({ width: 1300, height: 2200 })
  await page.setContent(html)
  await page.evaluate(() => document.fonts.ready)
  return page.locator('#card').screenshot({ omitBackground: true })
}

async function layOnTable(page, card, camera) {
  const {
    width = 1600,
    height = 1200,
    scale = 1,
    turn = 0,
    tiltX = 0,
    tiltY = 0,
    table = '#6b5a48',
    light = 0.3,
    lightX = 30,
    lightY = 20,
  } = camera
  await page.setViewportSize({ width, height })
  await page.setContent(`<style>
    body{margin:0;width:${width}px;height:${height}px;overflow:hidden;background:${table};display:grid;place-items:center;perspective:2200px}
    img{transform:scale(${scale}) rotateX(${tiltX}deg) rotateY(${tiltY}deg) rotateZ(${turn}deg);filter:drop-shadow(0 14px 18px #0007)}
    div{position:fixed;inset:0;background:radial-gradient(circle at ${lightX}% ${lightY}%,rgba(255,255,255,${light}),rgba(0,0,0,${light}) 80%)}
  </style><img src="data:image/png;base64,${card.toString('base64')}"><div></div>`)
  await page.locator('img').evaluate((image) => image.decode())
  return page.screenshot()
}

async function develop(page, scene, options) {
  const base64 = await page.evaluate(
    async ({ png, camera, format, quality, exif, noiseSeed }) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const swapped = exif >= 5
      const canvas = document.createElement('canvas')
      canvas.width = swapped ? image.height : image.width
      canvas.height = swapped ? image.width : image.height
      const context = canvas.getContext('2d')
      // The stored pixels are turned against what the EXIF orientation will turn back.
      const turns = { 3: Math.PI, 6: -Math.PI / 2, 8: Math.PI / 2 }[exif] ?? 0
      context.translate(canvas.width / 2, canvas.height / 2)
      context.rotate(turns)
      context.filter = camera?.blur ? `blur(${camera.blur}px)` : 'none'
      context.drawImage(image, -image.width / 2, -image.height / 2)
      context.setTransform(1, 0, 0, 1, 0, 0)
      const noise = camera?.noise ?? 0
      if (noise > 0) {
        const data = context.getImageData(0, 0, canvas.width, canvas.height)
        let state = noiseSeed >>> 0
        for (let i = 0; i < data.data.length; i += 4) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0
          const grain = (((state >>> 8) & 255) + ((state >>> 16) & 255) - 255) * (noise / 105)
          for (let channel = 0; channel < 3; channel++) data.data[i + channel] += grain
        }
        context.putImageData(data, 0, 0)
      }
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, `image/${format}`, quality))
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    { png: scene.toString('base64'), ...options },
  )
  return Buffer.from(base64, 'base64')
}

/** Puts an EXIF block that holds nothing but the orientation behind the first marker of a JPEG, in big- or little-endian order. */
export function withOrientation(jpeg, orientation, order = 'MM') {
  const blocks = {
    MM: 'FFE100224578696600004D4D002A00000008000101120003000000010000000000000000',
    II: 'FFE1002245786966000049492A0008000000010012010300010000000000000000000000',
  }
  const block = Buffer.from(blocks[order], 'hex')
  if (order === 'MM') block.writeUInt16BE(orientation, 28)
  else block.writeUInt16LE(orientation, 28)
  return Buffer.concat([jpeg.subarray(0, 2), block, jpeg.subarray(2)])
}
