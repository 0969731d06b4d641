import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commands, type Command } from '../../electron/contract.ts'
import { menuTemplate } from '../../electron/main/menu-template.ts'

type Items = readonly MenuItemConstructorOptions[]

const platforms = ['darwin', 'win32', 'linux'] as const

function flat(items: Items): Items {
  return items.flatMap((item) => [item, ...flat((item.submenu ?? []) as Items)])
}

describe.each(platforms)('the menu on %s', (platform) => {
  const given: Command[] = []
  const items = flat(menuTemplate(platform, true, (command) => given.push(command)))

  it('asks the page for every command, each once', () => {
    for (const item of items) item.click?.({} as never, undefined, {} as never)
    expect(given.toSorted()).toEqual([...commands].toSorted())
  })

  it('gives each shortcut to one item', () => {
    const accelerators = items.flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))
    expect(new Set(accelerators).size).toBe(accelerators.length)
  })

  it('has no inspector in an installed program, and one while developing', () => {
    expect(items.some(({ role }) => role === 'toggleDevTools')).toBe(false)
    const developing = flat(menuTemplate(platform, false, () => undefined))
    expect(developing.some(({ role }) => role === 'toggleDevTools')).toBe(true)
  })

  it('lets one quit, copy, paste and make the text bigger', () => {
    const roles = items.map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste', 'zoomIn', 'about']))
  })
})

it('on a Mac the first menu is the program’s own', () => {
  expect(menuTemplate('darwin', true, () => undefined)[0]?.label).toBe('Cardstead')
  expect(menuTemplate('linux', true, () => undefined)[0]?.label).toBe('&File')
})
