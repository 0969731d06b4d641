import { runProgram, showFailure, showOnlyWindow, watchForProblems } from './program'
import { becomeOnlyWindow } from './stores/only-window'
import { isHouseholdNewer } from './stores/session'
import 'vuetify/styles'
import './styles/fonts.css'
import './styles/app.css'

try {
  if (!(await becomeOnlyWindow())) showOnlyWindow()
  else if (await isHouseholdNewer()) showFailure('newer')
  else await start()
} catch (error) {
  showFailure('unreadable', error)
}

async function start() {
  watchForProblems()
  keepDroppedFiles()
  await runProgram()
}

/** A file dropped beside the drop zone would replace the whole app. */
function keepDroppedFiles() {
  for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault())
}
