import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import path from 'node:path'

/** Switches every Chromium started by this project gets: no traffic of its own, and root is allowed. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const fixedPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const root = process.env[variable]
    return root
      ? [
          path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(root, 'Chromium', 'Application', 'chrome.exe'),
          path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : []
  }),
}

/** Path of an installed Chromium, Chrome or Edge; CARDSTEAD_CHROMIUM wins. null when there is none. */
export function findBrowser() {
  const chosen = process.env.CARDSTEAD_CHROMIUM
  if (chosen) return existsSync(chosen) ? chosen : null
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...onPath, ...(fixedPlaces[platform()] ?? [])].find((candidate) => existsSync(candidate)) ?? null
}
