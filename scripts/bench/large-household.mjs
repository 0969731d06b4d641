import path from 'node:path'
import { build, runnerImport } from 'vite'
import { root } from '../lib/run.mjs'

/**
 * Fills the locked household of the page with so many cards, entries and photos, each sealed by the app's own code. The recovery key of its
 * sheet opens it for that.
 */
export async function fillLargeHousehold(page, recoveryKey, sizes) {
  await page.evaluate(await fillingScript())
  await page.evaluate(([key, given]) => window.fillHousehold(key, given), [recoveryKey, sizes])
}

/** One script that needs nothing but the page. */
async function fillingScript() {
  const { module } = await runnerImport(path.join(root, 'renderer.config.ts'), { configFile: false, logLevel: 'error' })
  const { resolve, define } = module.rendererConfig
  const entry = path.join(root, 'scripts', 'bench-page', 'fill-household.ts')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve,
    define,
    build: {
      write: false,
      target: 'chrome122',
      lib: { entry, formats: ['iife'], name: 'filling', fileName: 'fill' },
    },
  })
  const [{ output }] = [built].flat()
  return output.find(({ type }) => type === 'chunk').code
}
