import type { App } from 'vue'

interface ThemeHead {
  readonly style: readonly { readonly textContent: string }[]
}

/**
 * Vuetify writes its theme into a <style> element, which our Content-Security-Policy refuses. It asks for a head manager
 * first; this one adopts the same rules as a constructed style sheet, which the policy allows.
 */
export function adoptThemeStyles(app: App) {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  app.onUnmount(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
  })
  const write = (head: () => ThemeHead) => {
    const rules = head()
      .style.map(({ textContent }) => textContent)
      .join('\n')
    sheet.replaceSync(`${rules}\n${onPaper(rules)}`)
  }
  app.provide('usehead', {
    push(head: () => ThemeHead) {
      write(head)
      return { patch: write }
    },
  })
}

/** Paper is white, whatever the screen is: letters that are light on dark would hardly be seen on it. */
function onPaper(rules: string): string {
  const light = /\.v-theme--light\s*\{[^}]*\}/.exec(rules)?.[0] ?? ''
  return `@media print { ${light.replace('.v-theme--light', '.v-theme--dark')} }`
}
