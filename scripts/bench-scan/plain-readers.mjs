import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { createWorker } from 'tesseract.js'
import { root } from '../lib/run.mjs'
import { codesInText } from './codes-in-text.mjs'

/** Readers without anything of ours: the text of the whole page, and a simple expression that looks for a code in it. */
export async function plainReaders() {
  return [await tesseractJs(), ...(hasNativeTesseract() ? [nativeTesseract()] : [])]
}

async function tesseractJs() {
  const worker = await createWorker('eng', undefined, {
    langPath: path.join(root, 'node_modules', '@tesseract.js-data', 'eng', '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
  })
  return {
    name: 'tesseract.js',
    read: timed(async (photo) => (await worker.recognize(photo)).data.text),
    close: () => worker.terminate(),
  }
}

function nativeTesseract() {
  const execute = promisify(execFile)
  return {
    name: 'tesseract (native)',
    read: timed(async (photo) => (await execute('tesseract', [photo, 'stdout', '-l', 'eng'])).stdout),
    close: async () => undefined,
  }
}

const hasNativeTesseract = () =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => folder && existsSync(path.join(folder, 'tesseract')))

/** As a line of the scan report, so that the same scorer judges it. */
const timed = (textOf) => async (photo) => {
  const begun = performance.now()
  try {
    const codes = codesInText(await textOf(photo))
    return { candidates: codes.map((code) => ({ code })), seconds: (performance.now() - begun) / 1000 }
  } catch (error) {
    return { error: error.message }
  }
}
