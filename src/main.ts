import StartFailure from './components/StartFailure.vue'
import { prepare, runProgram, watchForProblems } from './program'
import { isHouseholdNewer } from './stores/session'
import 'vuetify/styles'
import './styles/fonts.css'
import './styles/app.css'

try {
  if (await isHouseholdNewer()) prepare(StartFailure, { kind: 'newer' }).mount('#app')
  else await start()
} catch (error) {
  console.error('The start failed:', error instanceof Error ? error.name : typeof error)
  prepare(StartFailure, { kind: 'unreadable' }).mount('#app')
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
