import type { CDPSession } from 'playwright-core'

/** What is looked for, by its name; bytes as numbers, since they travel as JSON. */
export type Patterns = Readonly<Record<string, readonly (readonly number[])[]>>

/** A text as a page may keep it in bytes. */
export function waysOf(text: string): readonly (readonly number[])[] {
  return [[...Buffer.from(text, 'utf8')], [...Buffer.from(text, 'utf16le')]]
}

/**
 * The names of the patterns that stand in any buffer of bytes that the page still refers to, after garbage was collected: the contents of typed
 * arrays are in no heap snapshot.
 */
export async function foundInBuffers(inspector: CDPSession, patterns: Patterns): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const kind of ['ArrayBuffer', 'SharedArrayBuffer']) {
    const { result } = await inspector.send('Runtime.evaluate', { expression: `globalThis.${kind}?.prototype` })
    if (!result.objectId) continue
    const { objects } = await inspector.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
    const answer = await inspector.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: String(namesWithin),
      arguments: [{ value: patterns }],
      returnByValue: true,
    })
    for (const name of answer.result.value as readonly string[]) found.add(name)
    await inspector.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' })
    await inspector.send('Runtime.releaseObject', { objectId: result.objectId })
  }
  return [...found].toSorted()
}

/** Runs in the page, on a list of its buffers. */
function namesWithin(this: readonly ArrayBuffer[], patterns: Patterns): readonly string[] {
  const holds = (bytes: Uint8Array, wanted: readonly number[]) => {
    for (let at = bytes.indexOf(wanted[0] ?? -1); at >= 0; at = bytes.indexOf(wanted[0] ?? -1, at + 1))
      if (wanted.every((byte, place) => bytes[at + place] === byte)) return true
    return false
  }
  const all = [...this].map((buffer) => new Uint8Array(buffer))
  return Object.entries(patterns).flatMap(([name, ways]) =>
    ways.some((way) => all.some((bytes) => holds(bytes, way))) ? name : [],
  )
}
