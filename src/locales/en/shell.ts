/** Words that the Electron shell shows itself: its menu, its dialogs and what it says of itself. The page has none of them. */
export const shell = {
  shellMenu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    addCard: 'Add card',
    importPhotos: 'Import photos…',
    lock: 'Lock',
    settings: 'Settings…',
    search: 'Search…',
    safety: 'Someone asked me for a code',
    checkLink: 'Check a link',
  },
  shellAbout: {
    licence: 'MIT licence. Not connected with Amazon or any other brand it names.',
    more: 'Where your data lies, and what others made that is in here, is said in Settings, under About.',
  },
  shellFailure: {
    cannotStart: 'Cardstead cannot start',
    unwritable:
      'It cannot write to its folder, so nothing that you enter could be kept:\n{folder}\n\nNothing was changed. Look whether the disk is full or the folder belongs to somebody else, and start again.',
    missing: 'A part of the program is missing. Your household is not touched. Install Cardstead again over this one.',
    stopped: 'Cardstead has stopped working.',
    hangs: 'Cardstead does not answer.',
    reload:
      'What was saved is not lost. Load it again and unlock the household; what was just being typed may be gone.',
    loadAgain: 'Load again',
    wait: 'Wait',
    quit: 'Quit',
    graphics: 'The graphics of this computer make trouble.',
    graphicsHint: 'Cardstead can start again without them. It is a little slower, and nothing else changes.',
    startWithout: 'Start again without',
    goOn: 'Go on',
  },
} as const
