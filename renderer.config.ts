import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Plugin, UserConfig } from 'vite'
import vuetify from 'vite-plugin-vuetify'

const from = (place: string) => path.resolve(import.meta.dirname, place)

/** Copies the text reader's worker, wasm cores and language data out of their packages into resources/web/ocr: nothing is fetched at run time. */
function offlineReader(): Plugin {
  const target = from('resources/web/ocr')
  // Not the builds with the wasm as text inside: each worker would keep that text as well.
  const cores = ['lstm', 'simd-lstm', 'relaxedsimd-lstm'].flatMap((core) =>
    ['js', 'wasm'].map((ending) => `tesseract.js-core/tesseract-core-${core}.${ending}`),
  )
  const files = [
    'tesseract.js/dist/worker.min.js',
    ...cores,
    '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
  ]
  return {
    name: 'cardstead:offline-reader',
    config() {
      mkdirSync(target, { recursive: true })
      for (const file of files) {
        const source = from(`node_modules/${file}`)
        const copy = path.join(target, path.basename(file))
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
