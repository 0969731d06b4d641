import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { reportPages } from '@/domain/data/report-lines'
import { marketplaces, officialPage, officialPageKinds } from '@/domain/marketplaces'
import { appOrigin, type DesktopApi } from '../../electron/contract.ts'
import { bootShell, provideBuild } from './boot-shell.ts'

type Shell = Awaited<ReturnType<typeof bootShell>>

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const capabilities = {
  describeApp: true,
  writeSecret: true,
  clearSecret: true,
  writeText: true,
  openPage: true,
  reportCode: true,
  notify: true,
  takeOpenedFiles: true,
  takeOpenedBackup: true,
  readOpenedBackup: true,
  onFilesOpened: true,
  onCommand: true,
  describeKeychain: true,
  sealWithKeychain: true,
  openWithKeychain: true,
  listBackups: true,
  beginBackup: true,
  appendBackup: true,
  finishBackup: true,
  discardBackup: true,
  keepSnapshot: true,
  readBackup: true,
  readPresence: true,
  writePresence: true,
  forgetPresence: true,
  onLockRequested: true,
  onNoticeClicked: true,
} satisfies Record<keyof DesktopApi, true>

const officialPages: readonly string[] = [
  ...marketplaces.flatMap(({ id }) => officialPageKinds.map((page) => officialPage(id, page))),
  ...reportPages.map(({ url }) => url),
]

let shell: Shell

beforeAll(async () => {
  provideBuild()
  shell = await bootShell()
}, 180_000)

afterAll(() => shell?.end())

describe('the window', () => {
  it('shows the built app without a script error or a refused policy', async () => {
    expect(await shell.ask('headingSeen')).not.toBe('')
    expect(await shell.ask('complaints')).toEqual([])
    expect(await shell.ask('windowFacts')).toMatchObject({ windows: 1, pages: 1, isVisible: true })
  })

  it('runs its page in a sandbox, in a world of its own, without Node', async () => {
    const { preferences } = await shell.ask('windowFacts')
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
    // Nothing else is switched on: no webview, no experiments, no insecure content, no Node in frames or workers.
    expect(Object.keys(preferences).sort()).toEqual(
      'contextIsolation devTools nodeIntegration preload sandbox spellcheck webSecurity'.split(' '),
    )
  })

  it('gives the page the content policy of the contract', async () => {
    const answer = await shell.ask(
      'inPage',
      "fetch(location.href).then(({ headers }) => [headers.get('content-security-policy'), headers.get('x-content-type-options')])",
    )
    expect(answer).toEqual([expect.stringMatching(/^default-src 'none'; script-src 'self'/), 'nosniff'])
  })

  it('lets the page fetch from its own files only', async () => {
    await expect(shell.ask('inPage', "fetch('https://elsewhere.test/')")).rejects.toThrow('Failed to fetch')
    await expect(shell.ask('inPage', "fetch('/no-such-file.js').then(({ status }) => status)")).resolves.toBe(404)
  })
})

describe('window.desktop', () => {
  it('has exactly the capabilities of the DesktopApi', async () => {
    const members = await shell.ask('inPage', 'Object.entries(desktop).map(([name, member]) => [name, typeof member])')
    expect(Object.fromEntries(members as [string, string][])).toEqual(
      Object.fromEntries(Object.keys(capabilities).map((name) => [name, 'function'])),
    )
  })

  it('describes the app', async () => {
    expect(await shell.ask('inPage', 'desktop.describeApp()')).toEqual({
      shell: 'electron',
      version,
      dataFolder: expect.stringMatching(/userData$/),
    })
  })

  it('protects the window while a code is shown, and no longer', async () => {
    await shell.ask('inPage', 'desktop.reportCode({ showing: true })')
    expect(await shell.ask('windowFacts')).toMatchObject({ isProtected: true })
    await shell.ask('inPage', 'desktop.reportCode({ showing: false })')
    expect(await shell.ask('windowFacts')).toMatchObject({ isProtected: false })
  })

  it('throws a malformed argument back at the page', async () => {
    await expect(shell.ask('inPage', "desktop.reportCode({ showing: 'yes' })")).rejects.toThrow('malformed')
    await expect(shell.ask('inPage', "desktop.writeSecret({ text: 'A', clearAfterMs: 1 })")).rejects.toThrow(
      'malformed',
    )
  })

  it('opens every official page in the own browser of the person', async () => {
    const before = (await shell.ask('pagesOpened')).length
    for (const url of officialPages) {
      expect(await shell.ask('inPage', `desktop.openPage({ url: '${url}' })`)).toEqual({ kind: 'opened' })
    }
    expect((await shell.ask('pagesOpened')).slice(before)).toEqual(officialPages)
  })

  it('shows a notification of the system', async () => {
    const words = { title: 'Cardstead: 1 thing is due', body: 'Compare a balance' }
    expect(await shell.ask('inPage', `desktop.notify(${JSON.stringify(words)})`)).toEqual({ kind: 'shown' })
    expect(await shell.ask('notifications')).toEqual([words])
  })

  it.each(['http://www.amazon.co.uk/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://a.example/?code=1'])(
    'opens nothing for %s',
    async (url) => {
      const before = await shell.ask('pagesOpened')
      await expect(shell.ask('inPage', `desktop.openPage({ url: '${url}' })`)).rejects.toThrow('malformed')
      expect(await shell.ask('pagesOpened')).toEqual(before)
    },
  )

  it.each([
    'https://a.example/',
    'https://www.amazon.co.uk/',
    'https://www.amazon.co.uk/gc',
    'https://www.amazon.co.uk/gc/redeem/',
    'https://www.amazon.co.uk/gc/redeem/ABCD',
    'https://amazon.co.uk/gc/redeem',
    'https://www.amazon.co.uk.evil.example/gc/redeem',
    'https://www.amaz0n.co.uk/gc/redeem',
    'https://www.xn--amzon-1ra.co.uk/gc/redeem',
    'https://www.amazon.shop/gc/redeem',
    'https://reportfraud.ftc.gov/x',
  ])('opens nothing for %s, which is no official page', async (url) => {
    const before = await shell.ask('pagesOpened')
    await expect(shell.ask('inPage', `desktop.openPage({ url: '${url}' })`)).rejects.toThrow('official page')
    expect(await shell.ask('pagesOpened')).toEqual(before)
  })

  it('opens nothing for an official page with anything changed', { timeout: 60_000 }, async () => {
    const page = fc.constantFrom(...officialPages)
    const change = fc.record({ at: fc.nat(80), cut: fc.nat(3), text: fc.string({ unit: 'binary', maxLength: 3 }) })
    const before = await shell.ask('pagesOpened')
    await fc.assert(
      fc.asyncProperty(page, change, async (url, { at, cut, text }) => {
        const place = at % (url.length + 1)
        const changed = url.slice(0, place) + text + url.slice(place + cut)
        fc.pre(!officialPages.includes(changed))
        await expect(shell.ask('inPage', `desktop.openPage({ url: ${JSON.stringify(changed)} })`)).rejects.toThrow()
      }),
      { numRuns: 200 },
    )
    expect(await shell.ask('pagesOpened')).toEqual(before)
  })

  it('passes locking, sleeping and another person at the computer on to every listener that is still there', async () => {
    await shell.ask('inPage', 'void (heard = 0, stop = desktop.onLockRequested(() => heard++))')
    for (const event of ['lock-screen', 'suspend', 'user-did-resign-active'] as const) {
      await shell.ask('systemSays', event)
    }
    await expect.poll(() => shell.ask('inPage', 'heard')).toBe(3)
    await shell.ask('inPage', 'void (stop(), desktop.onLockRequested(() => (last = heard)))')
    await shell.ask('systemSays', 'lock-screen')
    await expect.poll(() => shell.ask('inPage', "typeof last === 'undefined' ? null : last")).toBe(3)
  })

  it('seals a secret with the keychain of the system and opens it again', async () => {
    expect(await shell.ask('inPage', 'desktop.describeKeychain()')).toEqual({ kind: 'offered' })
    const secret = 'k'.repeat(44)
    const outcome = await shell.ask('inPage', `desktop.sealWithKeychain({ secret: '${secret}' })`)
    expect(outcome).toMatchObject({ kind: 'sealed' })
    const { sealed } = outcome as { sealed: string }
    expect(sealed).not.toContain('kkk')
    expect(await shell.ask('inPage', `desktop.openWithKeychain({ sealed: '${sealed}' })`)).toEqual({
      kind: 'opened',
      secret,
      renewed: null,
    })
  })
})

describe('a screen on which a code may stand in clear', () => {
  const isProtected = async () => (await shell.ask('windowFacts')).isProtected
  const press = (text: string) =>
    shell.ask(
      'inPage',
      `[...document.querySelectorAll('button')].find((b) => b.textContent.includes('${text}')).click()`,
    )
  const heading = () => shell.ask('inPage', "document.querySelector('h1')?.innerText ?? ''")

  it(
    'is kept out of screen shots for as long as it is open, and not after leaving or locking',
    { timeout: 60_000 },
    async () => {
      await press('Explore a sample household')
      await expect.poll(heading, { timeout: 20_000 }).toBe('Overview')
      expect(await isProtected()).toBe(false)
      for (const screen of ['cards/new', 'scan']) {
        await shell.ask('inPage', `void (location.hash = '#/${screen}')`)
        await expect.poll(isProtected).toBe(true)
        await shell.ask('inPage', "void (location.hash = '#/cards')")
        await expect.poll(isProtected).toBe(false)
      }
      await shell.ask('inPage', "void (location.hash = '#/cards/new')")
      await expect.poll(isProtected).toBe(true)
      await press('Leave the sample')
      await expect.poll(isProtected).toBe(false)
      await expect.poll(heading).toBe('A safe home for your gift cards')
    },
  )
})

describe('the folder of backups', () => {
  it('takes a file from the page part by part, and gives it back', async () => {
    const written = await shell.ask(
      'inPage',
      `(async () => {
        const householdId = '0f8fad5b-d9cb-469f-a165-70867728950e'
        const { token } = await desktop.beginBackup({ kind: 'snapshot', createdAt: 1764300000000, householdId, records: 3 })
        for (const part of [[1, 2], [3]]) await desktop.appendBackup({ token, bytes: new Uint8Array(part) })
        const { name } = await desktop.finishBackup({ token })
        const read = await desktop.readBackup({ file: name, offset: 1, length: 100 })
        const kept = await desktop.keepSnapshot({ name })
        const { snapshots } = await desktop.listBackups()
        return { read: [...read.bytes], kept: kept.kind, records: snapshots.map(({ records }) => records) }
      })()`,
    )
    expect(written).toEqual({ read: [2, 3], kept: 'kept', records: [3] })
  })

  it('remembers beside the database which household there was', async () => {
    const presence = { householdId: '0f8fad5b-d9cb-469f-a165-70867728950e', counts: { cards: 2 }, changedAt: 1 }
    await shell.ask('inPage', `desktop.writePresence({ presence: ${JSON.stringify(presence)} })`)
    expect(await shell.ask('inPage', 'desktop.readPresence()')).toEqual(presence)
    await shell.ask('inPage', 'desktop.forgetPresence()')
    expect(await shell.ask('inPage', 'desktop.readPresence()')).toBeNull()
  })
})

describe('the clipboard', () => {
  const write = (text: string) => shell.ask('inPage', `desktop.writeSecret({ text: '${text}', clearAfterMs: 10000 })`)
  const clear = () => shell.ask('inPage', 'desktop.clearSecret()')

  it('gets the secret and loses it when asked', async () => {
    expect(await write('W3GU-YD4NGH-88C8')).toEqual({ kind: 'written' })
    expect(await shell.ask('clipboardText')).toBe('W3GU-YD4NGH-88C8')
    expect(await clear()).toEqual({ kind: 'cleared' })
    expect(await shell.ask('clipboardText')).toBe('')
    expect(await clear()).toEqual({ kind: 'nothing' })
  })

  it('keeps what the person copied since', async () => {
    await write('W3GU-YD4NGH-88C8')
    await shell.ask('copy', 'a shopping list')
    expect(await clear()).toEqual({ kind: 'changed' })
    expect(await shell.ask('clipboardText')).toBe('a shopping list')
  })

  it.each(['the computer shuts down', 'Windows ends the session'])('loses the secret when %s', async (event) => {
    await write('W3GU-YD4NGH-88C8')
    await (event.startsWith('Windows') ? shell.ask('sessionEnds') : shell.ask('systemSays', 'shutdown'))
    expect(await shell.ask('clipboardText')).toBe('')
    await shell.ask('copy', 'a shopping list')
    await shell.ask('sessionEnds')
    expect(await shell.ask('clipboardText')).toBe('a shopping list')
  })

  it('loses the secret by itself after its time', { timeout: 20_000 }, async () => {
    await write('W3GU-YD4NGH-88C8')
    await new Promise((resolve) => setTimeout(resolve, 9_000))
    expect(await shell.ask('clipboardText')).toBe('W3GU-YD4NGH-88C8')
    await expect.poll(() => shell.ask('clipboardText'), { timeout: 5_000 }).toBe('')
  })
})

describe('the way out', () => {
  const elsewhere = [
    'https://elsewhere.test/',
    'http://localhost:5173/',
    'app://other/',
    'app://cardstead.elsewhere.test/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'devtools://devtools/bundled/inspector.html',
  ]

  it.each(elsewhere)('does not lead the page to %s', async (url) => {
    expect(await shell.ask('mayNavigate', url)).toBe(false)
  })

  it('lets the page go on to a page of its own', async () => {
    expect(await shell.ask('mayNavigate', `${appOrigin}/index.html`)).toBe(true)
  })

  it('leaves the page where it is when a script sends it away', async () => {
    const before = await shell.ask('inPage', 'location.href')
    await shell.ask('inPage', "void (location.href = 'https://elsewhere.test/')")
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await shell.ask('inPage', 'location.href')).toBe(before)
    expect(await shell.ask('headingSeen')).not.toBe('')
  })

  it.each([`${appOrigin}/`, 'https://elsewhere.test/', 'about:blank'])('opens no window for %s', async (url) => {
    expect(await shell.ask('asksToOpen', url)).toBe('deny')
    await shell.ask('inPage', `void window.open('${url}')`)
    expect(await shell.ask('windowFacts')).toMatchObject({ windows: 1, pages: 1 })
  })

  it.each([...elsewhere, 'ws://elsewhere.test/', `blob:https://elsewhere.test/1`, `${appOrigin}.test/`])(
    'cancels a request for %s',
    async (url) => {
      expect(await shell.ask('cancels', url)).toBe(true)
    },
  )

  it.each([`${appOrigin}/`, `${appOrigin}/assets/index.js`, `blob:${appOrigin}/5f1e`])(
    'passes a request for %s',
    async (url) => {
      expect(await shell.ask('cancels', url)).toBe(false)
    },
  )

  it('stops a real request for another origin before it leaves', async () => {
    expect(await shell.ask('whyUnreachable', `${appOrigin}/`)).toBe(null)
    expect(await shell.ask('whyUnreachable', 'https://elsewhere.test/')).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(await shell.ask('whyUnreachable', 'app://other/')).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  it.each(['clipboard-read', 'media', 'geolocation', 'notifications', 'fileSystem', 'openExternal', 'usb'] as const)(
    'grants no %s',
    async (permission) => {
      expect(await shell.ask('permissionAnswers', permission)).toEqual({ check: false, request: false })
    },
  )

  it('grants the camera to the own page', async () => {
    expect(await shell.ask('permissionAnswers', 'media', { media: ['video'] })).toEqual({ check: true, request: true })
  })

  it.each([
    { media: ['audio'] },
    { media: ['audio', 'video'] },
    { media: ['video'], from: 'https://elsewhere.test/' },
    { media: ['video'], from: 'app://cardstead.elsewhere.test/' },
    { media: ['video'], isMainFrame: false },
  ] as const)('grants no media to %o', async (asking) => {
    expect(await shell.ask('permissionAnswers', 'media', asking)).toEqual({ check: false, request: false })
  })
})

describe('quitting', () => {
  it.each([
    { copiedSince: null, left: '' },
    { copiedSince: 'a shopping list', left: 'a shopping list' },
  ])(
    'leaves $left on the clipboard when $copiedSince was copied after a secret',
    async ({ copiedSince, left }) => {
      const own = await bootShell()
      onTestFinished(own.end)
      await own.ask('inPage', "desktop.writeSecret({ text: 'W3GU-YD4NGH-88C8', clearAfterMs: 60000 })")
      if (copiedSince) await own.ask('copy', copiedSince)
      await own.ask('quit')
      expect(await own.ended).toMatchObject({ code: 0, clipboard: left })
    },
    60_000,
  )
})
