import { onScopeDispose } from 'vue'
import { filesOfDrop, type PickedFiles } from './picked-files'

/** Calls with files that were dropped anywhere on the window but where a drop zone has taken them. */
export function hearWindowDrops(give: (picked: PickedFiles) => void) {
  const hear = async (event: DragEvent) => {
    // A zone says that a drop was its own by preventing what a browser would do with it.
    if (event.defaultPrevented || !event.dataTransfer) return
    const picked = await filesOfDrop(event.dataTransfer)
    if (picked.files.length + picked.leftOut + picked.unreadable > 0) give(picked)
  }
  // Before the window, where every drop is prevented.
  document.addEventListener('drop', hear)
  onScopeDispose(() => document.removeEventListener('drop', hear), true)
}
