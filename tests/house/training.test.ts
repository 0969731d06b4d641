import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeAlphabet } from '@/scan/code-reader/code-alphabet'
import { codeCut } from '@/scan/code-reader/code-cut'

const lines = readFileSync(path.resolve(import.meta.dirname, '../../training/lines.py'), 'utf8')

describe('the training of the reader of codes', () => {
  it('uses the same characters as the app', () => {
    expect(/^CLASSES = "(.*)"$/m.exec(lines)?.[1]).toBe(codeAlphabet)
  })

  it('draws lines as high as the app cuts them', () => {
    const [, height, cap] = /^HEIGHT, CAP = (\d+), (\d+)$/m.exec(lines) ?? []
    expect({ heightPx: Number(height), capPx: Number(cap) }).toEqual(codeCut)
  })
})
