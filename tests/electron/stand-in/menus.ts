import type Electron from 'electron'

type Item = Electron.MenuItemConstructorOptions

export class Menu {
  static current: Menu | null = null
  static buildFromTemplate = (items: readonly Item[]) => new Menu(items)
  static setApplicationMenu = (menu: Menu | null) => void (Menu.current = menu)

  constructor(readonly items: readonly Item[]) {}
}

/** Presses the item of the application menu that carries this name; throws when there is none. */
export function press(label: string) {
  const item = flat(Menu.current?.items ?? []).find((one) => one.label === label)
  if (!item?.click) throw new Error(`The menu has no “${label}”`)
  item.click({} as never, undefined, {} as never)
}

function flat(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}
