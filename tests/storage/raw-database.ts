/** Every stored value of a database as bytes of text, read with the bare IndexedDB API: keys, rows, and index keys. */
export async function readRawText(name: string): Promise<string> {
  const database = await answerOf(indexedDB.open(name))
  const texts: string[] = []
  for (const storeName of database.objectStoreNames) {
    const store = database.transaction(storeName).objectStore(storeName)
    texts.push(textOf(await answerOf(store.getAll())), textOf(await answerOf(store.getAllKeys())))
    for (const indexName of store.indexNames) texts.push(textOf(await indexKeys(store.index(indexName))))
  }
  database.close()
  return texts.join('\n')
}

/** All that could hide text: strings, object keys, and binary data read as one byte and as two bytes a character. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (value instanceof ArrayBuffer) return textOf(new Uint8Array(value))
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    const even = bytes.slice(0, bytes.length - (bytes.length % 2))
    return `${new TextDecoder('latin1').decode(bytes)}\n${new TextDecoder('utf-16le').decode(even)}`
  }
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([key, part]) => `${key} ${textOf(part)}`)
      .join('\n')
  return ''
}

function indexKeys(index: IDBIndex): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const keys: unknown[] = []
    const request = index.openKeyCursor()
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      if (!request.result) return resolve(keys)
      keys.push(request.result.key)
      request.result.continue()
    }
  })
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
