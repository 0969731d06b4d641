import * as ort from 'onnxruntime-web/wasm'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { GreyImage } from '../grey-image'
import { release } from '../release'
import type { Lattice } from './ctc'

/** Crop pixels per column of a lattice. */
export const columnPx = 4

/** A small network that was trained here for one kind of lines; see training/README.md. */
export interface LineNetwork {
  /** A line cut 40 pixels high, dark on light. */
  readLine(crop: GreyImage): Promise<Lattice>
}

export async function startLineNetwork(weightsUrl: string, alphabet: string): Promise<LineNetwork> {
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = { wasm: runtimeUrl }
  const session = await ort.InferenceSession.create(weightsUrl, {
    executionProviders: ['wasm'],
    // Every line has another width: memory laid out for one does not serve the next.
    enableMemPattern: false,
    enableCpuMemArena: false,
  })
  return {
    async readLine(crop) {
      const values = normalised(crop)
      const { says } = await session.run({ crop: new ort.Tensor('float32', values, [1, 1, crop.height, crop.width]) })
      release(values)
      if (!says) throw new Error('The network gave no answer.')
      const logProbabilities = (await says.getData()) as Float32Array
      return { columns: says.dims[0] ?? 0, alphabet, logProbabilities }
    },
  }
}

/** Mean 0 and deviation 1 over the line, as in training. */
function normalised({ pixels }: GreyImage): Float32Array {
  let sum = 0
  let squares = 0
  for (const value of pixels) {
    sum += value
    squares += value * value
  }
  const mean = sum / pixels.length
  const spread = Math.sqrt(Math.max(0, squares / pixels.length - mean * mean)) + 8
  return Float32Array.from(pixels, (value) => (value - mean) / spread)
}
