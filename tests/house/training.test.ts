import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeAlphabet } from '@/scan/code-reader/code-alphabet'
import { codeCut } from '@/scan/code-reader/code-cut'
import { priceAlphabet } from '@/scan/code-reader/price-alphabet'

const training = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../../training', file), 'utf8')
const lines = training('lines.py')

describe('the training of the readers', () => {
  it.each([
    ['lines.py', codeAlphabet],
    ['prices.py', priceAlphabet],
  ])('uses the same characters as the app, in %s', (file, alphabet) => {
    expect(/^CLASSES = "(.*)"$/m.exec(training(file))?.[1]).toBe(alphabet)
  })

  it('draws lines as high as the app cuts them', () => {
    const [, height, cap] = /^HEIGHT, CAP = (\d+), (\d+)$/m.exec(lines) ?? []
    expect({ heightPx: Number(height), capPx: Number(cap) }).toEqual(codeCut)
  })
})
