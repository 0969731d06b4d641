import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appOrigin, argumentSchemas, channels } from '../../electron/contract.ts'
import { bootShell, provideBuild } from './boot-shell.ts'
import { good } from './good-arguments.ts'

/** Every channel that there is: one that is added later is looked at by itself. */
const names = Object.keys(channels) as (keyof typeof channels)[]
const home = { isTop: true, url: `${appOrigin}/` }
/** In whatever is sent, so that it is found wherever it should not be. */
const mark = 'ZZSECRETZZ'

let data: string
let shell: Awaited<ReturnType<typeof bootShell>>

beforeAll(async () => {
  provideBuild()
  data = mkdtempSync(path.join(tmpdir(), 'cardstead-messages-'))
  shell = await bootShell({ data })
  await shell.ask('headingSeen')
}, 180_000)

afterAll(async () => {
  await shell?.end()
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
})

const logged = () =>
  readFileSync(path.join(data, 'userData', 'cardstead.log'), 'utf8')
    .trimEnd()
    .split('\n')

const cyclic: Record<string, unknown> = { text: mark }
cyclic.self = cyclic

const odd = fc.oneof(
  fc.constantFrom(
    cyclic,
    [cyclic],
    mark.repeat(200_000),
    new Map([[mark, mark]]),
    new Set([mark]),
    new Date(0),
    /x/,
    new Error(mark),
    new Uint8Array(9),
    10n,
    -0,
    NaN,
  ),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constant(JSON.parse(`{"__proto__":{"text":"${mark}"},"constructor":1}`)),
)

/** A good argument that was spoilt in one place, or something else altogether. */
function spoilt(name: keyof typeof channels) {
  const argument = fc.constantFrom(...good[name])
  const key = fc.oneof(
    fc.constantFrom('text', 'url', 'token', 'kind', 'constructor', 'toString', 'hasOwnProperty', mark),
    argument.chain((one) => fc.constantFrom(...Object.keys(one), mark)),
  )
  return fc.oneof(
    odd,
    fc.tuple(argument, key, odd).map(([one, place, content]) => ({ ...one, [place]: content })),
    argument.chain((one) => fc.constantFrom(...Object.keys(one), mark).map((gone) => ({ ...one, [gone]: undefined }))),
  )
}

/** What a message carries is sent as Electron sends it: functions and symbols do not get that far. */
function canBeSent(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}

const isGood = (name: keyof typeof channels, argument: unknown) => v.is(argumentSchemas[name], argument)
/** The schema takes these for good, though they are not what it says. */
const isDisguised = (argument: unknown) =>
  Array.isArray(argument) || Object.keys(argument as object).some((key) => key in Object.prototype)

describe.each(names)('a malformed message for %s', (name) => {
  it('is refused, changes nothing, and leaves one line without what it said', { timeout: 120_000 }, async () => {
    const before = await shell.ask('effects')
    const lines = logged().length
    let refused = 0
    const isRefused = async (...sent: readonly unknown[]) => {
      await expect(shell.ask('messageFrom', home, channels[name], ...sent)).rejects.toThrow(
        'RefusedMessage: A malformed message was refused.',
      )
      refused++
    }
    await fc.assert(
      fc.asyncProperty(spoilt(name), async (argument) => {
        fc.pre(canBeSent(argument) && (!isGood(name, argument) || isDisguised(argument)))
        await isRefused(argument)
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(odd, fc.constantFrom(...good[name])), { maxLength: 4 }), async (sent) => {
        fc.pre(sent.length !== 1 && sent.every(canBeSent))
        await isRefused(...sent)
      }),
      { numRuns: 20 },
    )
    expect(await shell.ask('effects')).toEqual(before)
    const fresh = logged().slice(lines)
    expect(fresh).toHaveLength(refused)
    expect(new Set(fresh.map((line) => line.slice(line.indexOf(' ') + 1)))).toEqual(
      new Set([`message-refused channel=${channels[name]} reason=malformed`]),
    )
  })
})

describe.each([
  { isTop: false, url: home.url },
  { isTop: true, url: home.url, isAnotherWindow: true },
  { isTop: true, url: 'https://elsewhere.test/' },
  { isTop: true, url: 'app://cardstead.elsewhere.test/' },
  { isTop: true, url: 'app://other/' },
  { isTop: true, url: 'APP://cardstead@other/' },
  { isTop: true, url: 'https://cardstead/' },
  { isTop: true, url: 'file:///index.html' },
  { isTop: true, url: 'data:text/html,cardstead' },
  { isTop: true, url: 'about:blank' },
  { isTop: true, url: '' },
])('a good message from %o', (from) => {
  it('is refused on every channel and changes nothing', { timeout: 60_000 }, async () => {
    const before = await shell.ask('effects')
    for (const name of names) {
      for (const argument of good[name]) {
        await expect(shell.ask('messageFrom', from, channels[name], argument), name).rejects.toThrow('foreign frame')
        expect(logged().at(-1)).toContain(`message-refused channel=${channels[name]} reason=foreign-frame`)
      }
    }
    expect(await shell.ask('effects')).toEqual(before)
  })
})

describe('a message', () => {
  it('is heard from the top frame at home, wherever in the app it is', async () => {
    for (const url of [home.url, `${home.url}index.html#/cards`]) {
      const from = { isTop: true, url }
      expect(await shell.ask('messageFrom', from, channels.describeApp, {})).toMatchObject({ shell: 'electron' })
    }
  })

  it('is refused from a real frame inside the page, which has no window.desktop either', async () => {
    expect(await shell.ask('inSubFrame', 'typeof desktop')).toBe('undefined')
    for (const name of names) {
      const sent = `standInInvoke('${channels[name]}', [{}])`
      await expect(shell.ask('inSubFrame', sent), name).rejects.toThrow('foreign frame')
    }
  })

  it('that cannot be cloned does not leave the page', async () => {
    for (const argument of ['() => 1', '{ text: () => 1 }', 'Symbol()', '{ text: document.body }', 'Promise.resolve()'])
      await expect(shell.ask('inPage', `desktop.writeText(${argument})`), argument).rejects.toThrow(
        'could not be cloned',
      )
    expect(await shell.ask('clipboardText')).toBe('')
  })

  it('leaves nothing of what it said in the log, in the data folder or in what the program prints', async () => {
    expect(logged().join('\n')).not.toContain(mark)
    expect(JSON.stringify(await shell.ask('effects'))).not.toContain(mark)
    expect(shell.printed()).not.toContain(mark)
  })
})
