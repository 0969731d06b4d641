import { setTimeout as pause } from 'node:timers/promises'

/**
 * A page that is asked without being watched. The library that drives the browser records what a page's network brings, and the page's process
 * keeps all of it: with our readers 50 MB and more, which the app itself never takes.
 *
 * Resolves when the page has loaded with its scripts, and rejects when that takes too long. `evaluate` gives the value of an expression, waited
 * for; it rejects with what the page threw, or when the page broke.
 */
export async function openUnwatchedPage(browser, url, { loadLimitMs = 60_000 } = {}) {
  const client = await browser.newBrowserCDPSession()
  // The library lets go of pages in contexts that it did not make.
  const { browserContextId } = await client.send('Target.createBrowserContext')
  const { targetId } = await client.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = await client.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map()
  let nextId = 1
  let lost = null
  const lose = () => {
    lost = new Error('The page broke down or was closed.')
    for (const { reject } of waiting.values()) reject(lost)
    waiting.clear()
  }
  client.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const { id, method, result, error } = JSON.parse(event.message)
    if (method === 'Inspector.targetCrashed') return lose()
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(error.message))
    else asked?.resolve(result)
  })
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost)
      const id = nextId++
      waiting.set(id, { resolve, reject })
      const message = JSON.stringify({ id, method, params })
      client.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  client.on('Target.detachedFromTarget', (event) => event.sessionId === sessionId && lose())
  browser.once('disconnected', lose)
  // Without it nobody says that the page broke down.
  await send('Inspector.enable', {})

  async function evaluate(expression) {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async function load() {
    const { errorText } = await send('Page.navigate', { url })
    if (errorText) throw new Error(`${url}: ${errorText}`)
    // What is asked of the empty page, as it goes, fails.
    const isThere = () => evaluate(`location.href !== 'about:blank' && document.readyState === 'complete'`)
    while (!lost && !(await isThere().catch(() => false))) await pause(20)
    if (lost) throw lost
  }

  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${url} did not load within ${loadLimitMs} ms.`))
      lose()
    }, loadLimitMs)
  })
  try {
    await Promise.race([late, load()])
  } finally {
    clearTimeout(timer)
  }
  return { evaluate }
}
