/** Writes the newest value of each key, one write at a time: what came while one was on its way is written after it. */
export function latestWrites<Key, Value>(write: (key: Key, value: Value) => Promise<void>) {
  const waiting = new Map<Key, Value>()
  const running = new Map<Key, Promise<void>>()

  async function run(key: Key) {
    for (let value = waiting.get(key); value !== undefined; value = waiting.get(key)) {
      waiting.delete(key)
      await write(key, value)
    }
  }

  return {
    put(key: Key, value: Value) {
      waiting.set(key, value)
      if (running.has(key)) return
      running.set(
        key,
        run(key).finally(() => running.delete(key)),
      )
    },
    /** When all that was put under the key is written. */
    async settled(key: Key) {
      await running.get(key)
    },
  }
}
