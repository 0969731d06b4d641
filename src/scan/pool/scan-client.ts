import type { ScanAnswer, ScanTask, ScanTasks } from './scan-tasks'

/** The scan worker as the page uses it. */
export interface ScanClient {
  /** @throws ScanWorkerLost when the worker did not load or broke; Error when only this task failed. */
  ask<Task extends ScanTask>(task: Task, ask: ScanTasks[Task]['ask']): Promise<ScanTasks[Task]['answer']>
  /** What is asked never settles. */
  stop(): void
}

/** Not the file's fault: nothing more can be asked of this worker. */
export class ScanWorkerLost extends Error {}

export function startScanClient(): ScanClient {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scan' })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let lost: ScanWorkerLost | null = null
  let nextId = 1
  worker.onmessage = ({ data }: MessageEvent<ScanAnswer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'done') asked?.resolve(data.answer)
    else if (data.kind === 'crashed') asked?.reject(new Error(data.detail))
  }
  worker.onerror = (event) => {
    lost = new ScanWorkerLost(event.message)
    for (const { reject } of waiting.values()) reject(lost)
    waiting.clear()
  }
  return {
    ask<Task extends ScanTask>(task: Task, ask: ScanTasks[Task]['ask']) {
      return new Promise<ScanTasks[Task]['answer']>((resolve, reject) => {
        if (lost) return reject(lost)
        const id = nextId++
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        worker.postMessage({ ...ask, id, task })
      })
    },
    stop: () => worker.terminate(),
  }
}
