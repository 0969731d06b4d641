/** Why there is no picture. `lost`: it was unplugged, or taken away, while it ran. */
export type CameraFailure = 'none' | 'denied' | 'busy' | 'lost' | 'failed'

export interface CameraChoice {
  readonly id: string
  readonly name: string
}

/** A camera that runs until it is stopped. */
export interface CameraStream {
  readonly stream: MediaStream
  readonly cameraId: string
  /** What it sees now, in full resolution; null before the first picture. */
  grab(): Promise<ImageBitmap | null>
  /** Ends every track at once: the camera's light goes out. */
  stop(): void
}

/** Rejects as getUserMedia does. `onLost` is called when the camera ends by itself. */
export async function startCamera(cameraId: string | null, onLost: () => void): Promise<CameraStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      ...(cameraId === null ? { facingMode: 'environment' } : { deviceId: { exact: cameraId } }),
      width: { ideal: 1920 },
      height: { ideal: 1080 },
    },
  })
  const tracks = stream.getTracks()
  tracks.forEach((track) => track.addEventListener('ended', onLost, { once: true }))
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  // It ends with a rejection when the camera is stopped first.
  video.play().catch(() => undefined)
  return {
    stream,
    cameraId: tracks[0]?.getSettings().deviceId ?? '',
    async grab() {
      return video.readyState >= video.HAVE_CURRENT_DATA ? createImageBitmap(video) : null
    },
    stop() {
      tracks.forEach((track) => track.stop())
      video.srcObject = null
    },
  }
}

/** Their names are known only once one of them was allowed. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }))
}

const failures: Readonly<Record<string, CameraFailure>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

export function failureOf(error: unknown): CameraFailure {
  return (error instanceof Error && failures[error.name]) || 'failed'
}
