import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { CameraHelp } from '@/scan/framing/framing'
import { startFraming } from '@/scan/framing/framing-client'
import type { Framing } from '@/scan/framing/framing-client'
import { failureOf, listCameras, startCamera } from './camera-stream'
import type { CameraChoice, CameraFailure, CameraStream } from './camera-stream'
import { useSession } from './session'

export type { CameraHelp } from '@/scan/framing/framing'

/** Frames are judged at most this often. */
const judgeEveryMs = 220
const jpegQuality = 0.95

/** The camera, from opening it to closing it: it never runs at another time, nor while the household is locked. */
export const useCamera = defineStore('camera', () => {
  const session = useSession()
  const isOpen = ref(false)
  const stream = shallowRef<MediaStream | null>(null)
  const failure = ref<CameraFailure | null>(null)
  const cameras = shallowRef<readonly CameraChoice[]>([])
  const cameraId = ref<string | null>(null)
  const help = ref<CameraHelp | null>(null)
  /** Photos since it was opened. */
  const taken = ref(0)
  let running: CameraStream | null = null
  let framing: Framing | null = null
  /** Changes with every start and stop: what was on its way before it is dropped. */
  let turn = 0

  async function open() {
    if (!session.vault || isOpen.value) return
    isOpen.value = true
    taken.value = 0
    await start()
  }

  /** Starts anew, with the camera that was chosen last. */
  async function start() {
    stop()
    const mine = turn
    try {
      const started = await startCamera(cameraId.value, () => turn === mine && fail('lost'))
      if (turn !== mine) return started.stop()
      running = started
      framing = startFraming()
      stream.value = started.stream
      cameraId.value = started.cameraId
    } catch (error) {
      if (turn === mine) fail(failureOf(error))
      return
    }
    void judgeFrames(running, framing)
    await findCameras()
  }

  async function findCameras() {
    const mine = turn
    const found = await listCameras().catch(() => [])
    if (turn === mine) cameras.value = found
  }

  /** Says how to hold the card until the camera stops. What was seen in one frame only is not said. */
  async function judgeFrames(camera: CameraStream, judges: Framing) {
    let before: CameraHelp | null = null
    while (running === camera) {
      const startedAt = performance.now()
      const frame = await camera.grab().catch(() => null)
      const seen = frame && running === camera ? await judges.judge(frame) : null
      if (running !== camera) return
      if (seen === before) help.value = seen
      before = seen
      const restMs = Math.max(20, judgeEveryMs - (performance.now() - startedAt))
      await new Promise((resolve) => setTimeout(resolve, restMs))
    }
  }

  function choose(id: string) {
    cameraId.value = id
    return start()
  }

  /** What the camera sees now, as a file of this name; null when it does not see anything yet. */
  async function takePhoto(name: string): Promise<File | null> {
    const mine = turn
    const picture = await running?.grab()
    if (!picture) return null
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    const photo = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
    if (turn !== mine) return null
    taken.value++
    return new File([photo], name, { type: photo.type })
  }

  function fail(reason: CameraFailure) {
    stop()
    failure.value = reason
    // The chosen one may be what is missing.
    cameraId.value = null
  }

  function stop() {
    turn++
    running?.stop()
    framing?.stop()
    running = null
    framing = null
    stream.value = null
    failure.value = null
    help.value = null
  }

  function close() {
    isOpen.value = false
    stop()
  }

  watch(() => session.vault?.database, close, { flush: 'sync' })

  return { isOpen, stream, failure, cameras, cameraId, help, taken, open, start, choose, takePhoto, close }
})
