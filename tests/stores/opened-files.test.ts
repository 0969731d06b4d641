import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

const passphrase = 'plum kettle orbit violin'
const shell = {
  files: [] as string[],
  backup: null as string | null,
  hear: (_hasImports: boolean): void => undefined,
}
// The shell is looked up when the first module asks for it: it has to stand there before.
Object.defineProperty(window, 'desktop', {
  value: {
    // One a message, as where they are large.
    takeOpenedFiles: async () => ({
      files: shell.files.splice(0, 1).map((name) => ({ name, bytes: new Uint8Array([1]) })),
      leftOut: 0,
    }),
    takeOpenedBackup: async () => {
      const name = shell.backup
      shell.backup = null
      return name && { token: '0f8fad5b-d9cb-469f-a165-70867728950e', name }
    },
    onFilesOpened: (listener: typeof shell.hear) => {
      shell.hear = listener
      return () => (shell.hear = () => undefined)
    },
    readPresence: async () => null,
    forgetPresence: async () => ({ kind: 'written' }),
    writePresence: async () => ({ kind: 'written' }),
  },
})

const given = vi.fn()
const waits = vi.fn()
const led = vi.fn()
let scope: EffectScope

beforeEach(async () => {
  scope?.stop()
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  setActivePinia(createPinia())
  vi.clearAllMocks()
  Object.assign(shell, { files: [], backup: null })
})

async function start() {
  const { useSession } = await import('@/stores/session')
  const { useRecoverySheet } = await import('@/stores/recovery-sheet')
  const { hearOpenedFiles } = await import('@/stores/shell-orders')
  const { hearGivenBackups, useGivenBackup } = await import('@/stores/given-backup')
  const session = useSession()
  await session.start()
  const backup = useGivenBackup()
  backup.take()
  scope = effectScope()
  scope.run(() => {
    hearOpenedFiles((files) => given(files.map(({ name }) => name)), waits)
    hearGivenBackups(led)
  })
  return { session, sheet: useRecoverySheet(), backup }
}

function systemGives(...names: string[]) {
  const imports = names.filter((name) => !name.endsWith('.cardstead'))
  shell.files.push(...imports)
  shell.backup = names.find((name) => name.endsWith('.cardstead')) ?? shell.backup
  shell.hear(imports.length > 0)
}

/** Long enough for all that was not given to have been given. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 50))

it('pictures wait until a household is open, and then come all at once', async () => {
  const { session } = await start()
  systemGives('one.jpg', 'two.jpg')
  await expect.poll(() => waits).toHaveBeenCalledTimes(1)
  await aWhile()
  expect(given).not.toHaveBeenCalled()
  await session.createHousehold('The Larches', passphrase)
  await expect.poll(() => given).toHaveBeenCalledWith(['one.jpg', 'two.jpg'])
  expect(given).toHaveBeenCalledTimes(1)
})

it('pictures wait while the sample is open, because it is thrown away, and come with the next household', async () => {
  const { session } = await start()
  await session.exploreSample('Sample')
  systemGives('one.jpg')
  await expect.poll(() => waits).toHaveBeenCalledTimes(1)
  await aWhile()
  expect(given).not.toHaveBeenCalled()
  expect(shell.files).toEqual(['one.jpg'])
  await session.lock()
  await session.createHousehold('The Larches', passphrase)
  await expect.poll(() => given).toHaveBeenCalledWith(['one.jpg'])
})

it('pictures wait while the recovery sheet is shown, which is shown once', async () => {
  const { sheet } = await start()
  await sheet.createHousehold('The Larches', passphrase)
  systemGives('one.jpg')
  await aWhile()
  expect(given).not.toHaveBeenCalled()
  sheet.drop()
  await expect.poll(() => given).toHaveBeenCalledWith(['one.jpg'])
})

it('a backup leads to its screen at once where there is no household', async () => {
  const { backup } = await start()
  systemGives('old.cardstead')
  await expect.poll(() => led).toHaveBeenCalledTimes(1)
  expect(backup.take()?.name).toBe('old.cardstead')
  expect(backup.take()).toBeNull()
  expect(waits).not.toHaveBeenCalled()
})

it('a backup that the app was started with is seen at once', async () => {
  shell.backup = 'old.cardstead'
  await start()
  await expect.poll(() => led).toHaveBeenCalledTimes(1)
})

it('a backup waits for the locked household to be unlocked', async () => {
  const { session, backup } = await start()
  await session.createHousehold('The Larches', passphrase)
  await session.lock()
  systemGives('old.cardstead')
  await expect.poll(() => backup.waiting.value?.name).toBe('old.cardstead')
  expect(led).not.toHaveBeenCalled()
  await session.unlock(passphrase)
  await expect.poll(() => led).toHaveBeenCalledTimes(1)
})

it('a backup waits for the sample to be left, and the newest one counts', async () => {
  const { session, backup } = await start()
  await session.exploreSample('Sample')
  systemGives('old.cardstead')
  systemGives('newer.cardstead')
  await expect.poll(() => backup.waiting.value?.name).toBe('newer.cardstead')
  expect(led).not.toHaveBeenCalled()
  await session.lock()
  await expect.poll(() => led).toHaveBeenCalledTimes(1)
})
