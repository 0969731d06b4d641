import { afterAll, beforeAll } from 'vitest'
import type { OpenedInWorker } from './source-worker'

let worker: Worker

beforeAll(() => {
  worker = new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' })
})
afterAll(() => worker.terminate())

/** Where the app opens files: in a worker. */
export function open(file: Blob): Promise<OpenedInWorker> {
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<OpenedInWorker>) => {
      // pdf.js greets a page that it takes for its own.
      if (!('pages' in data)) return
      worker.removeEventListener('message', hear)
      resolve(data)
    }
    worker.addEventListener('message', hear)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(file)
  })
}
