import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCamera } from '@/stores/camera'
import { useSession } from '@/stores/session'

/** Every stream that was given out, newest last. */
let streams: MediaStream[] = []
let drawing: number | undefined

function camera(text = 'HK8P-XW3MDT-9RQA'): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.width = 1280
  canvas.height = 720
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  const draw = () => {
    context.fillStyle = '#e8e4da'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#222'
    context.font = '56px monospace'
    context.fillText(text, 340, 380)
  }
  draw()
  drawing = window.setInterval(draw, 100)
  const stream = canvas.captureStream(10)
  streams.push(stream)
  return stream
}

function givesCamera(give: (wanted?: MediaStreamConstraints) => Promise<MediaStream>) {
  return vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(give)
}

const running = () => streams.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live')

beforeEach(async () => {
  setActivePinia(createPinia())
  streams = []
  await useSession().exploreSample('Sample')
})

afterEach(async () => {
  useCamera().close()
  window.clearInterval(drawing)
  vi.restoreAllMocks()
  await useSession().lock()
})

it('asks for a picture without sound, helps to hold the card, and takes photos in full size', async () => {
  const asked = givesCamera(async () => camera())
  const store = useCamera()
  await store.open()

  expect(asked.mock.calls[0]?.[0]).toMatchObject({ audio: false, video: { facingMode: 'environment' } })
  await expect.poll(() => store.help, { timeout: 20_000 }).toBe('good')
  const photo = await store.takePhoto('Camera 1')
  expect(photo).toMatchObject({ name: 'Camera 1', type: 'image/jpeg' })
  const picture = await createImageBitmap(photo as File)
  expect([picture.width, picture.height]).toEqual([1280, 720])
  expect(store.taken).toBe(1)
})

it('closing and locking stop every track at once', async () => {
  givesCamera(async () => camera())
  const store = useCamera()
  await store.open()
  expect(running()).toHaveLength(1)
  store.close()
  expect(running()).toEqual([])
  expect(store.stream).toBeNull()

  await store.open()
  expect(running()).toHaveLength(1)
  const locked = useSession().lock()
  expect(running()).toEqual([])
  expect(store.isOpen).toBe(false)
  await locked
  await store.open()
  expect(running()).toEqual([])
})

it('a camera that is allowed after the dialog was closed does not run', async () => {
  let allow: () => void = () => undefined
  givesCamera(() => new Promise((resolve) => (allow = () => resolve(camera()))))
  const store = useCamera()
  const opened = store.open()
  store.close()
  allow()
  await opened

  expect(streams).toHaveLength(1)
  expect(running()).toEqual([])
  expect(store.stream).toBeNull()
})

it.each([
  ['NotFoundError', 'none'],
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'failed'],
])('says what is wrong after a %s, and tries again', async (name, failure) => {
  const asked = givesCamera(() => Promise.reject(new DOMException('', name)))
  const store = useCamera()
  await store.open()
  expect(store.failure).toBe(failure)
  expect(store.isOpen).toBe(true)

  asked.mockImplementation(async () => camera())
  await store.start()
  expect(store.failure).toBeNull()
  expect(running()).toHaveLength(1)
})

it('says so when the camera is taken away', async () => {
  givesCamera(async () => camera())
  const store = useCamera()
  await store.open()
  running()[0]?.dispatchEvent(new Event('ended'))

  expect(store.failure).toBe('lost')
  expect(running()).toEqual([])
})

it('changes to the camera that is chosen', async () => {
  const asked = givesCamera(async () => camera())
  const store = useCamera()
  await store.open()
  await store.choose('second')

  expect(asked.mock.calls[1]?.[0]).toMatchObject({ video: { deviceId: { exact: 'second' } } })
  expect(running()).toHaveLength(1)
})
