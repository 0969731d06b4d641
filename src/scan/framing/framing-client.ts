import type { CameraHelp } from './framing'

/** The framing worker as the page uses it; one frame at a time. */
export interface Framing {
  /** Takes the frame over. null when the worker did not load or broke: then there is no help, but photos can be taken. */
  judge(frame: ImageBitmap): Promise<CameraHelp | null>
  /** What is being judged never settles. */
  stop(): void
}

export function startFraming(): Framing {
  const worker = new Worker(new URL('./framing-worker.ts', import.meta.url), { type: 'module', name: 'framing' })
  let isLost = false
  let settle: (help: CameraHelp | null) => void = () => undefined
  worker.onmessage = ({ data }: MessageEvent<CameraHelp>) => settle(data)
  worker.onerror = () => {
    isLost = true
    settle(null)
  }
  return {
    judge(frame) {
      return new Promise((resolve) => {
        if (isLost) return resolve(null)
        settle = resolve
        worker.postMessage(frame, [frame])
      })
    },
    stop: () => worker.terminate(),
  }
}
