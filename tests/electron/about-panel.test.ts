import { expect, it } from 'vitest'
import { aboutPanel } from '../../electron/main/about-panel.ts'

it.each(['darwin', 'win32', 'linux'] as const)(
  'About on %s says name, version, licence, and where to read more',
  (platform) => {
    const panel = aboutPanel(platform, '1.2.3')
    expect(panel).toMatchObject({ applicationName: 'Cardstead', applicationVersion: '1.2.3' })
    // Each system shows the parts that it has.
    const shown = platform === 'linux' ? panel.copyright : `${panel.copyright} ${panel.credits}`
    expect(shown).toMatch(/MIT licence[^]*Settings, under About/)
  },
)
