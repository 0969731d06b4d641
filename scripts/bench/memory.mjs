import { readdirSync, readFileSync } from 'node:fs'

const everyMs = 50

/** The processes below this one that are looked at, by what stands in their command line. */
const kinds = {
  page: ({ command }) => command.includes('--type=renderer'),
  shell: ({ command }) => command.includes('out/main/index.js'),
}

/** Runs `act`, and answers how many MB its pages and its shell took before and at the most. Reads /proc: on Linux only. */
export async function peakMemory(act) {
  const before = look()
  const peak = { ...before }
  const timer = setInterval(() => {
    const now = look()
    for (const kind of Object.keys(kinds)) peak[kind] = Math.max(peak[kind], now[kind])
  }, everyMs)
  try {
    return { answer: await act(), before, peak }
  } finally {
    clearInterval(timer)
  }
}

export function printMemory({ before, peak }) {
  const words = Object.keys(kinds)
    .filter((kind) => peak[kind] > 0)
    .map((kind) => `${kind} ${before[kind]} MB before, ${peak[kind]} MB at the most`)
  console.log(`    memory: ${words.join('; ')}`)
}

function look() {
  const own = processes()
  return Object.fromEntries(Object.entries(kinds).map(([kind, isOf]) => [kind, sumOf(own.filter(isOf))]))
}

function sumOf(found) {
  return Math.round(found.reduce((sum, { pid }) => sum + residentKb(pid), 0) / 1024)
}

function processes() {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => factsOf(Number(name)) ?? [])
  const own = new Set([process.pid])
  for (let grew = true; grew;) {
    const more = all.filter(({ pid, parent }) => own.has(parent) && !own.has(pid))
    for (const { pid } of more) own.add(pid)
    grew = more.length > 0
  }
  return all.filter(({ pid }) => own.has(pid))
}

/** null for one that has ended meanwhile. */
function factsOf(pid) {
  try {
    const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1])
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
  } catch {
    return null
  }
}

function residentKb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
