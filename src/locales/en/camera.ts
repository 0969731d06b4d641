/** Words of the camera on the Scan screen. */
export const camera = {
  camera: {
    title: 'Take photos of cards',
    open: 'Use the camera',
    choice: 'Camera',
    nameless: 'Camera {n}',
    photo: 'Camera {n}',
    picture: 'What the camera sees',
    starting: 'Starting the camera …',
    take: 'Take photo',
    key: 'Space',
    taken: 'No photo yet | One photo in the queue | {n} photos in the queue',
    done: 'Done',
    again: 'Try again',
    help: {
      'no-writing': 'No writing to be seen: fill the frame with the side that shows the code',
      'too-small': 'Move closer',
      'too-dark': 'More light',
      glare: 'Tilt the card: there is glare',
      blurred: 'Hold still, or move away a little',
      'cut-off': 'Part of the code is outside: move the card to the middle',
      moving: 'Hold still',
      good: 'Good: take the photo',
    },
    failure: {
      none: 'No camera was found. Connect one and try again, or take the photos with a phone and import them.',
      denied:
        'The camera is blocked. Allow it for this page in the browser, or for Cardstead in the privacy settings of the computer; then try again.',
      busy: 'The camera cannot be reached. Perhaps another program is using it: close that program, then try again.',
      lost: 'The camera has stopped. Look at its cable, then try again. The photos you took are in the queue.',
      failed: 'The camera did not start. Unplug it, connect it again and try once more; or import photos from a phone.',
    },
  },
} as const
