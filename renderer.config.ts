import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Plugin, UserConfig } from 'vite'
import vuetify from 'vite-plugin-vuetify'

const from = (place: string) => path.resolve(import.meta.dirname, place)

/** Copies the text reader's worker and wasm cores out of their packages, and its data, into resources/web/ocr: nothing is fetched at run time. */
function offlineReader(): Plugin {
  const target = from('resources/web/ocr')
  // Not the builds with the wasm as text inside: each worker would keep that text as well.
  const cores = ['lstm', 'simd-lstm', 'relaxedsimd-lstm'].flatMap((core) =>
    ['js', 'wasm'].map((ending) => `tesseract.js-core/tesseract-core-${core}.${ending}`),
  )
  const files = [
    ...['tesseract.js/dist/worker.min.js', ...cores].map((file) => from(`node_modules/${file}`)),
    from('src/scan/readers/eng.traineddata.gz'),
  ]
  return {
    name: 'cardstead:offline-reader',
    config() {
      mkdirSync(target, { recursive: true })
      for (const source of files) {
        const copy = path.join(target, path.basename(source))
        if (!existsSync(copy) || statSync(copy).size !== statSync(source).size) copyFileSync(source, copy)
      }
    },
  }
}

/** What the built app, the development server and the browser tests share. */
export const rendererConfig: UserConfig = {
  root: from('src'),
  publicDir: from('resources/web'),
  base: './',
  resolve: { alias: { '@': from('src') } },
  plugins: [vue(), vuetify(), offlineReader()],
  define: {
    __CARDSTEAD_VERSION__: JSON.stringify(JSON.parse(readFileSync(from('package.json'), 'utf8')).version),
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: true,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  worker: { format: 'es' },
  build: {
    target: 'chrome122',
    minify: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
  },
}
