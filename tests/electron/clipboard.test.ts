import { clipboard } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clearSecret, writeSecret, writeText } from '../../electron/main/clipboard.ts'

vi.mock('electron', async () => await import('./stand-in/machine.ts'))

beforeEach(() => void vi.useFakeTimers())

afterEach(async () => {
  vi.restoreAllMocks()
  await clearSecret()
  clipboard.clear()
  vi.useRealTimers()
})

it('clears a secret when its time is over and not before', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  await vi.advanceTimersByTimeAsync(9_999)
  expect(await clipboard.readText()).toBe('W3GU')
  await vi.advanceTimersByTimeAsync(1)
  expect(await clipboard.readText()).toBe('')
})

it('leaves what the person copied since when the time is over', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  await clipboard.writeText('a shopping list')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await clipboard.readText()).toBe('a shopping list')
})

it('leaves a text that is no secret for good, even where it took the place of one', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  expect(await writeText({ text: 'Dear shop' })).toEqual({ kind: 'written' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await clipboard.readText()).toBe('Dear shop')
})

it('gives the next secret its own time', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  await vi.advanceTimersByTimeAsync(9_000)
  await writeSecret({ text: 'YD4N', clearAfterMs: 10_000 })
  await vi.advanceTimersByTimeAsync(9_999)
  expect(await clipboard.readText()).toBe('YD4N')
  await vi.advanceTimersByTimeAsync(1)
  expect(await clipboard.readText()).toBe('')
})

it('does not clear a secret that was written while the one before was being cleared', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  const clearing = clearSecret()
  await writeSecret({ text: 'YD4N', clearAfterMs: 10_000 })
  expect(await clearing).toEqual({ kind: 'changed' })
  expect(await clipboard.readText()).toBe('YD4N')
})

it('says why nothing could be copied, and still clears the secret before on time', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  vi.spyOn(clipboard, 'writeText').mockRejectedValueOnce(new Error('The clipboard is busy'))
  expect(await writeSecret({ text: 'YD4N', clearAfterMs: 60_000 })).toEqual({
    kind: 'failed',
    reason: 'The clipboard is busy',
  })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await clipboard.readText()).toBe('')
})

it('clears a clipboard that cannot be read: a code left lying about is the greater harm', async () => {
  await writeSecret({ text: 'W3GU', clearAfterMs: 10_000 })
  vi.spyOn(clipboard, 'readText').mockRejectedValueOnce(new Error('The clipboard is busy'))
  expect(await clearSecret()).toEqual({ kind: 'cleared' })
  expect(await clipboard.readText()).toBe('')
})
