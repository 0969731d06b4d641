import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { rendererConfig } from './renderer.config.ts'
import { browserArguments, findBrowser } from './scripts/lib/browser.mjs'

// A poll waits for what comes by itself; a second, as it is unless said, is short on a busy machine.
const expecting = { poll: { timeout: 15_000 } }
const alias = rendererConfig.resolve?.alias ?? {}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          expect: expecting,
          include: ['tests/{domain,house,electron,scripts}/**/*.test.ts'],
        },
      },
      {
        ...rendererConfig,
        root: import.meta.dirname,
        // Named here, or vite finds them in the middle of a run and reloads the page.
        optimizeDeps: {
          include: [
            '@mdi/js',
            'dexie',
            'fast-check',
            'hash-wasm',
            'onnxruntime-web/wasm',
            'pdfjs-dist/legacy/build/pdf.min.mjs',
            'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
            'pinia',
            'postal-mime',
            'tesseract.js',
            'utif2',
            'vue',
            'vue-i18n',
            'vue-router',
            'zxing-wasm/reader',
            'zxing-wasm/writer',
          ],
          exclude: ['vuetify'],
        },
        test: {
          name: 'browser',
          include: ['tests/{storage,scan,exchange,stores,components,desktop}/**/*.test.ts'],
          expect: expecting,
          // A busy machine may keep a browser waiting; what needed a second try is named at the end of npm test.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser() ?? 'chromium', args: browserArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'journeys',
          environment: 'node',
          expect: expecting,
          include: ['tests/journeys/**/*.test.ts'],
          retry: 1,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
