import path from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const eslint = new ESLint({ cwd: root })

async function complaintsAbout(file: string, code: string): Promise<readonly string[]> {
  const text = file.endsWith('.vue')
    ? `<script setup lang="ts">\n${code}\n</script>\n<template><p /></template>\n`
    : code
  const results = await eslint.lintText(text, { filePath: path.join(root, file) })
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'fatal'))
}

describe('the table of rooms', () => {
  it.each([
    ['src/domain/planted.ts', "import { ref } from 'vue'\nexport const a = ref"],
    ['src/domain/planted.ts', "import { Dexie } from 'dexie'\nexport const a = Dexie"],
    ['src/domain/planted.ts', "import { seal } from '@/storage/seal'\nexport const a = seal"],
    ['src/domain/planted.ts', "import { seal } from '../storage/seal'\nexport const a = seal"],
    ['src/domain/redemption/planted.ts', "import { seal } from '../../storage/seal'\nexport const a = seal"],
    ['src/domain/planted.ts', "import { readFileSync } from 'node:fs'\nexport const a = readFileSync"],
    ['src/storage/planted.ts', "import { ref } from 'vue'\nexport const a = ref"],
    [
      'src/storage/planted.ts',
      "import { createScanPool } from '@/scan/pool/scan-pool'\nexport const a = createScanPool",
    ],
    ['src/storage/planted.ts', "import { desktop } from '@/desktop/desktop'\nexport const a = desktop"],
    ['src/scan/planted.ts', "import { seal } from '@/storage/seal'\nexport const a = seal"],
    ['src/desktop/planted.ts', "import { money } from '@/domain/money'\nexport const a = money"],
    ['src/stores/planted.ts', "import MoneyText from '@/components/MoneyText.vue'\nexport const a = MoneyText"],
    ['src/stores/planted.ts', "import { VBtn } from 'vuetify/components'\nexport const a = VBtn"],
    ['src/components/Planted.vue', "import { useCards } from '@/stores/cards'\nuseCards()"],
    ['src/components/Planted.vue', "import { desktop } from '@/desktop/desktop'\nvoid desktop"],
    ['src/views/PlantedView.vue', "import { seal } from '@/storage/seal'\nvoid seal"],
    ['src/views/PlantedView.vue', "import { Dexie } from 'dexie'\nvoid Dexie"],
    ['src/views/PlantedView.vue', "import { desktop } from '@/desktop/desktop'\nvoid desktop"],
    ['src/views/PlantedView.vue', "import { createAppRouter } from '../router'\nvoid createAppRouter"],
    ['electron/main/planted.ts', "import { money } from '../../src/domain/money'\nexport const a = money"],
    [
      'electron/main/planted.ts',
      "import { money } from '../../src/domain/official-pages/money'\nexport const a = money",
    ],
    ['electron/main/planted.ts', "import { find } from '../../src/domain/marketplaces'\nexport const a = find"],
    ['electron/main/planted.ts', "import { gifts } from '../../src/locales/en/gifts'\nexport const a = gifts"],
    ['electron/preload/planted.ts', "import { shell } from '../../src/locales/en/shell'\nexport const a = shell"],
    ['electron/planted-contract.ts', "import { is } from '../src/domain/official-pages'\nexport const a = is"],
    ['electron/preload/planted.ts', "import { is } from '../../src/domain/official-pages'\nexport const a = is"],
    ['src/desktop/planted.ts', "import { find } from '@/domain/marketplaces'\nexport const a = find"],
    ['src/domain/planted.ts', "import { get } from 'tldts-experimental'\nexport const a = get"],
    ['src/views/PlantedView.vue', "import { parse } from 'tldts'\nvoid parse"],
    ['electron/preload/planted.ts', "import { readFileSync } from 'node:fs'\nexport const a = readFileSync"],
    ['electron/planted-contract.ts', "import { app } from 'electron'\nexport const a = app"],
  ])('refuses in %s: %s', async (file, code) => {
    expect(await complaintsAbout(file, code)).toContain('no-restricted-imports')
  })

  it.each([
    ['src/storage/planted.ts', "import { money } from '@/domain/money'\nexport const a = money"],
    ['src/views/PlantedView.vue', "import { useCards } from '@/stores/cards'\nuseCards()"],
    ['src/domain/redemption/planted.ts', "import { money } from '../money'\nexport const a = money"],
    ['src/desktop/planted.ts', "import type { DesktopApi } from '../../electron/contract'\nexport type A = DesktopApi"],
    ['electron/main/planted.ts', "import { app } from 'electron'\nexport const a = app"],
    ['electron/main/planted.ts', "import { is } from '../../src/domain/official-pages'\nexport const a = is"],
    ['electron/main/planted.ts', "import { shell } from '../../src/locales/en/shell'\nexport const a = shell"],
    ['src/desktop/planted.ts', "import { is } from '@/domain/official-pages'\nexport const a = is"],
    ['src/domain/planted.ts', "import { parse } from 'tldts'\nexport const a = parse"],
  ])('allows in %s: %s', async (file, code) => {
    expect(await complaintsAbout(file, code)).not.toContain('no-restricted-imports')
  })

  it.each([
    ['src/domain/planted.ts', 'export const now = Date.now()'],
    ['src/domain/planted.ts', 'export const chance = Math.random()'],
    ['src/domain/planted.ts', 'export const today = new Date()'],
    ['src/domain/planted.ts', 'export const page = document'],
    ['src/views/PlantedView.vue', 'void window.desktop'],
  ])('refuses clock, randomness, page and shell in %s: %s', async (file, code) => {
    expect((await complaintsAbout(file, code)).filter((rule) => rule.startsWith('no-restricted-'))).toHaveLength(1)
  })
})

describe('the compiler of src/domain', () => {
  it.each(['document.title', "fetch('x')", 'localStorage.length', 'process.argv', "import('node:fs')"])(
    'does not know %s',
    (expression) => {
      expect(errorsOfDomainFile(`export const planted = ${expression}\n`)).not.toEqual([])
    },
  )

  it('compiles what belongs there', () => {
    expect(errorsOfDomainFile("import { money } from './money'\nexport const planted = money(1, 'USD')\n")).toEqual([])
  })
})

/** Compiles a file that exists only here with the settings of src/domain. */
function errorsOfDomainFile(code: string): readonly string[] {
  const folder = path.join(root, 'src', 'domain')
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(folder, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(String(diagnostic.messageText))
      },
    },
  )
  if (!config) throw new Error('src/domain/tsconfig.json cannot be read')
  const planted = path.join(folder, 'planted.ts')
  const host = ts.createCompilerHost(config.options)
  const { readFile, fileExists, getSourceFile } = host
  host.fileExists = (file) => file === planted || fileExists(file)
  host.readFile = (file) => (file === planted ? code : readFile(file))
  host.getSourceFile = (file, language, ...rest) =>
    file === planted ? ts.createSourceFile(file, code, language) : getSourceFile.call(host, file, language, ...rest)
  const program = ts.createProgram([planted], config.options, host)
  const source = program.getSourceFile(planted)
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
