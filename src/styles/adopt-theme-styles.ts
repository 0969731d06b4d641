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
  const write = (head: () => ThemeHead) =>
    sheet.replaceSync(
      head()
        .style.map(({ textContent }) => textContent)
        .join('\n'),
    )
  app.provide('usehead', {
    push(head: () => ThemeHead) {
      write(head)
      return { patch: write }
    },
  })
}
