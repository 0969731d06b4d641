import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'

/**
 * What a built page loads as script, in bytes after gzip: at the start, and for each screen with the start. A screen is whatever the first script
 * loads later by itself; of what a screen loads later in turn nothing is counted.
 */
export function measureRouteSizes(folder) {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const entry = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html)?.[1]
  if (!entry) throw new Error('index.html names no script.')
  const scripts = new Map()
  const read = (name) => {
    if (!scripts.has(name)) scripts.set(name, readScript(folder, name))
    return scripts.get(name)
  }
  const start = reachedFrom([entry], read)
  const screens = [...new Set(read(entry).later)].map((name) => {
    const loaded = reachedFrom([entry, name], read)
    return { screen: nameOf(name), bytes: totalOf(loaded, read) }
  })
  return {
    start: { bytes: totalOf(start, read), scripts: [...start] },
    screens: screens.sort((a, b) => a.screen.localeCompare(b.screen)),
  }
}

function reachedFrom(names, read) {
  const reached = new Set()
  const waiting = [...names]
  while (waiting.length > 0) {
    const name = waiting.pop()
    if (reached.has(name)) continue
    reached.add(name)
    waiting.push(...read(name).atOnce)
  }
  return reached
}

function totalOf(names, read) {
  return [...names].reduce((sum, name) => sum + read(name).bytes, 0)
}

/** The bytes of one script, and which others it loads at once and later. */
function readScript(folder, name) {
  const text = readFileSync(path.join(folder, name), 'utf8')
  const atOnce = []
  const later = []
  const visit = (node) => {
    if (!node || typeof node !== 'object') return
    if (Array.isArray(node)) return node.forEach(visit)
    const isImport = /^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration)$/.test(node.type)
    if (isImport && node.source) atOnce.push(node.source.value)
    if (node.type === 'ImportExpression') later.push(constantText(node.source))
    Object.values(node).forEach(visit)
  }
  visit(parseAst(text).body)
  const placed = (specifiers) =>
    specifiers.filter((it) => it?.startsWith('.')).map((it) => path.posix.join(path.posix.dirname(name), it))
  return { bytes: gzipSync(text).length, atOnce: placed(atOnce), later: placed(later) }
}

/** Minifiers write addresses as templates too. */
function constantText(node) {
  if (node.type === 'Literal') return String(node.value)
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : null
}

/** assets/LockView-Dl3_s-A1.js is LockView. */
function nameOf(name) {
  return path.posix.basename(name, '.js').replace(/-[\w-]{8}$/, '')
}
