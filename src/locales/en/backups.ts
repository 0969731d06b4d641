/** Backups, restoring one, and what is shown when a household is not where it was. */
export const backups = {
  backups: {
    title: 'Backups',
    hint: 'A backup is sealed: without the passphrase of this household nobody can read it.',
    automatic: 'By themselves',
    automaticHint:
      'After changes, at most every 15 minutes, Cardstead writes the whole household into a folder beside its database and reads it back. Three of today stay, one a day of seven days, and one a week of eight weeks.',
    none: 'None was written yet. The first one follows shortly after a change.',
    newest: 'The newest is of {moment}. {n} in all.',
    writing: 'Writing a backup …',
    takeNow: 'Back up now',
    upToDate: 'Everything is in it.',
    behind: 'What changed since follows shortly.',
    failed: {
      'disk-full':
        'The disk is full, so no backup could be written. Your household and the backups before are as they were. Make room on the disk; Cardstead tries again by itself.',
      'not-allowed':
        'Cardstead may not write into its folder of backups. Your household and the backups before are as they were. Allow writing there, or export a file meanwhile.',
      missing:
        'The folder of backups cannot be reached. Your household is as it was. If it lies on another disk, connect it; Cardstead tries again by itself.',
      other:
        'The last backup could not be written, or could not be read back. Your household and the backups before are as they were. Cardstead tries again by itself; export a file meanwhile.',
    },
    byHand: 'As a file',
    byHandHint:
      'One file with everything in it, photos too. Keep it on another disk or a memory stick: what befalls this computer should not befall the backup.',
    browserOnly:
      'In the browser Cardstead can make no backups by itself. Export a file now and then: clearing the data of this browser would take the household along.',
    export: 'Export',
    exporting: 'Writing the file … {percent}',
    saved: 'The file is saved.',
    handedOver: 'The browser is saving the file. Please look whether it arrived.',
    noRoom:
      'There was no room for the file, so nothing was kept of it. Your household is as it was. Choose a disk with more room.',
    lastSaved: 'Last exported on {moment}.',
    neverSaved: 'No file was exported yet.',
    unsavedSince: 'What changed since {moment} is in no backup.',
    fileName: 'Cardstead {day}.cardstead',
    restore: 'Restore a backup',
    restoreHint: 'Looks into a backup first and shows what is in it. Nothing changes before you say so.',
    aside: 'Before the last restore',
    asideHint: 'What was here until {moment} was kept aside, with {cards}.',
    asideCards: 'no cards | one card | {n} cards',
    putBack: 'Put it back',
    putBackConfirm: 'What is here now is replaced by it, and is not kept.',
    putBackYes: 'Yes, put it back',
    discard: 'Throw it away',
    discardConfirm: 'What was kept aside is then gone for good.',
    discardYes: 'Yes, throw it away',
    cancel: 'Cancel',
    notPersistent:
      'This browser has not promised to keep Cardstead’s data when the disk runs low. Exporting a file is all the more worth it.',
  },
  restore: {
    title: 'Restore a backup',
    lead: 'First the backup is read and checked. Then you see what is in it, and decide.',
    chooseFile: 'Choose a backup file',
    file: 'From the file “{name}”',
    waiting: 'The backup “{name}” waits. Unlock first: nothing is restored before you have seen what is in it.',
    setAside: 'Forget this backup',
    fromFolder: 'Backups that Cardstead made by itself',
    ofAnother: 'of another household',
    records: 'no records | one record | {n} records',
    open: 'Look into it',
    back: 'Back',
    passphraseLead:
      'This backup is of {moment}. Enter the passphrase of its household: the one of that time, or the one since.',
    passphrase: 'Passphrase',
    unlock: 'Open the backup',
    wrong: 'That passphrase does not open this backup. Nothing was changed; please try again.',
    keyLead:
      'This backup is of {moment}. Type the seven groups from the recovery sheet of its household: the one of that time, or the one since.',
    wrongKey:
      'This recovery key is complete, but it does not open this backup. Perhaps the sheet is of another household, or another one was made since. Nothing was changed.',
    usePassphrase: 'Use the passphrase',
    reading: 'Reading and checking the backup … {percent}',
    contents: 'In this backup',
    of: 'Backup of {moment}',
    household: 'Household',
    members: 'Members',
    cards: 'Cards',
    photos: 'Photos',
    entries: 'Ledger entries',
    worth: 'Not yet redeemed',
    nothing: 'Nothing',
    whole: 'Every part of it was read and is as it was written.',
    missingPhotos:
      'One photo of it cannot be found any more. Everything else is there. | {n} photos of it cannot be found any more. Everything else is there.',
    replaces:
      'It takes the place of everything that is here now. What is here now is kept aside, so that you can put it back.',
    confirm: 'Restore this backup',
    another: 'Choose another one',
    writing: 'Putting the household in its place. If the power fails now, everything stays as it was.',
    done: 'The backup was restored. Unlock the household with its passphrase.',
    failed: {
      'not-a-backup': 'This file is not a backup of Cardstead. Nothing was changed. Backups end with “.cardstead”.',
      newer:
        'This backup was written by a newer Cardstead. Nothing was changed. Install the newer version, then restore it there.',
      incomplete:
        'The end of this backup is missing: it was not copied to its end. Nothing was changed. Copy the file again, or choose an older backup.',
      damaged:
        'Something in this backup is not as it was written, so it is not used. Nothing was changed. Choose an older backup.',
      'no-room':
        'There is not enough room on the disk to unpack this backup. Nothing was changed. Make room, then try again.',
      unreachable:
        'The backup cannot be read any more: was it moved, or its disk taken away? Nothing was changed. Choose it again.',
    },
  },
  lost: {
    title: {
      vanished: 'Your household is not where it was',
      shrunken: 'Much of your household is missing',
      another: 'Another household is in the place of yours',
    },
    lead: {
      vanished:
        'On {moment} there was a household here with {cards}. Now the database is empty. That should never happen: perhaps the data of this window or browser were cleared, or the disk was full.',
      shrunken:
        'On {moment} there were {cards} here. Now much less is there. Perhaps the disk was full, or an older copy was put in the place of the database.',
      another:
        'On {moment} there was a household here with {cards}. Now another one is in its place. Perhaps the data of another computer were copied here.',
    },
    backups: 'Nothing more is lost by waiting, and backups are not touched.',
    newestTitle: 'The newest backup that holds it all',
    newestWhat: 'Of {moment}, with {records}. It was read back to its end when it was written.',
    newestKept: 'What is here now is kept aside, so that you can put it back.',
    restoreNewest: 'Restore this backup',
    others: 'Other backups',
    noBackups: 'Nothing more is lost by waiting. If you have exported a backup file, restore it:',
    otherwise: 'If you do not want it back',
    startAnew: 'Start anew',
    startAnewHint: 'Begins with an empty household. Backups stay where they are, and can be restored later.',
    goOn: 'Go on with what is here',
    goOnHint: 'What is here is then taken for all there is. Backups stay where they are, and can be restored later.',
    sure: 'I know that this leaves out {cards}',
  },
  onlyWindow: {
    title: 'Cardstead is open already',
    hint: 'It is open in another window or tab. Two at once could get in each other’s way, so this one has not opened anything. Go on there, or close it and try again here.',
    again: 'Try again',
  },
  diskFull:
    'The disk is full, so the last change could not be saved. Everything before it is safe. Make room on the disk, then do it again.',
} as const
