import path from 'node:path'
import { defineConfig } from 'electron-vite'
import { rendererConfig } from './renderer.config.ts'

const from = (place: string) => path.resolve(import.meta.dirname, place)

export default defineConfig({
  // Both shells carry what they import, so that an installed app needs no node_modules.
  main: { build: { outDir: 'out/main', externalizeDeps: false, lib: { entry: from('electron/main/index.ts') } } },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: what it imports must be in the one file.
      externalizeDeps: false,
      lib: { entry: from('electron/preload/index.ts') },
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    ...rendererConfig,
    build: { ...rendererConfig.build, outDir: from('out/renderer'), rollupOptions: { input: from('src/index.html') } },
  },
})
