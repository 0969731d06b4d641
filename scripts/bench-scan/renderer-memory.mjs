import { readdirSync, readFileSync } from 'node:fs'

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

/** Megabytes of all renderer processes that this program started: resident (RSS) and with shared pages shared out (PSS). Linux only. */
function rendererMemory() {
  return renderersBelow(process.pid).reduce(
    (sum, pid) => ({
      rss: sum.rss + kilobytes(readOr(`/proc/${pid}/status`, ''), 'VmRSS') / 1024,
      pss: sum.pss + kilobytes(readOr(`/proc/${pid}/smaps_rollup`, ''), 'Pss') / 1024,
    }),
    { rss: 0, pss: 0 },
  )
}

/** Looks every half second; `peak` is the most that was seen. */
export function watchRendererMemory() {
  const peak = { rss: 0, pss: 0 }
  const look = () => {
    const now = rendererMemory()
    peak.rss = Math.max(peak.rss, now.rss)
    peak.pss = Math.max(peak.pss, now.pss)
    return now
  }
  const timer = setInterval(look, 500)
  return { look, peak, stop: () => clearInterval(timer) }
}

function renderersBelow(ancestor) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [
        Number(pid),
        Number(
          readOr(`/proc/${pid}/stat`, '')
            .replace(/^.*\) \S /s, '')
            .split(' ')[0],
        ),
      ]),
  )
  const isBelow = (pid) => pid > 1 && (parents.get(pid) === ancestor || isBelow(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(
    (pid) => isBelow(pid) && readOr(`/proc/${pid}/cmdline`, '').includes('--type=renderer'),
  )
}

const kilobytes = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
