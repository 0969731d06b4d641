import path from 'node:path'
import type { CommandLine } from 'electron'
import { describe, expect, it } from 'vitest'
import configuration from '../../electron-builder.config.mjs'
import { settleIdentity } from '../../electron/main/identity.ts'

/** An app that only remembers what it was told. */
function settle(platform: NodeJS.Platform, { isPackaged = true, named = '' } = {}) {
  const told = { name: '', userModelId: '', userData: '' }
  const commandLine = { getSwitchValue: (name: string) => (name === 'user-data-dir' ? named : '') } as CommandLine
  settleIdentity(
    {
      commandLine,
      isPackaged,
      getPath: (name) => path.resolve('/home/ada', name),
      setName: (name) => void (told.name = name),
      setAppUserModelId: (id) => void (told.userModelId = id),
      setPath: (_name, folder) => void (told.userData = folder),
    },
    platform,
  )
  return told
}

describe.each(['darwin', 'win32', 'linux'] as const)('the program on %s', (platform) => {
  it('has its name, and its data in one place, packaged or not', () => {
    for (const isPackaged of [true, false])
      expect(settle(platform, { isPackaged })).toMatchObject({
        name: 'Cardstead',
        userData: path.resolve('/home/ada', 'appData', 'cardstead'),
      })
  })

  it('keeps its data elsewhere only where it is told so at its start', () => {
    expect(settle(platform, { named: 'other' }).userData).toBe(path.resolve('other'))
  })
})

describe('on Windows', () => {
  it('the program says to be the one that its installer made a shortcut for', () => {
    expect(settle('win32').userModelId).toBe(configuration.appId)
  })

  it('a program without an installer goes by its file', () => {
    expect(settle('win32', { isPackaged: false }).userModelId).toBe(process.execPath)
  })

  it('alone there is such a thing', () => {
    for (const platform of ['darwin', 'linux'] as const) expect(settle(platform).userModelId).toBe('')
  })
})
