import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClaimCode, unreadable, type ClaimCode } from '@/domain/claim-code'
import type { CandidateCode } from '@/domain/code-reading'
import { decidePlace, placesOfCode, readAgain } from '@/domain/trouble/code-places'
import { supportList } from '@/domain/trouble/support-list'

function reading(code: string, options: Readonly<Record<number, string>> = {}): CandidateCode {
  const characters = [...code].map((char, index) => ({
    char,
    confidence: options[index] ? 0.6 : 0.99,
    options: [char, ...(options[index] ?? '')],
    box: null,
  }))
  return { code, confidence: 0.9, characters, line: null }
}

function typed(text: string): ClaimCode {
  const { raw, code, doubts } = readClaimCode(text, 'amazon')
  return { raw, code, doubts }
}

describe('the places of a code', () => {
  it('are known, doubtful or unreadable', () => {
    const claimCode = { ...typed('PV62-?8GAHU-KW?9'), doubts: [{ index: 5, options: ['8', 'B'], confirmed: false }] }
    expect(placesOfCode(claimCode)).toEqual({
      count: 14,
      known: [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 14],
      doubtful: [6],
      unreadable: [5, 13],
    })
  })

  it('that were unreadable show what a photo says, to be confirmed', () => {
    const result = readAgain(typed('PV62-?8GAHU-KW?9'), reading('PV62C8GAHUKWT9', { 12: '7' }), 'amazon')
    if (result.kind !== 'merged') throw new Error(result.kind)
    expect(result.claimCode.code).toBe('PV62C8GAHUKWT9')
    expect(result.news).toEqual([5, 13])
    expect(result.claimCode.doubts).toEqual([
      { index: 4, options: ['C'], confirmed: false },
      { index: 12, options: ['T', '7'], confirmed: false },
    ])
  })

  it('that the photo cannot read either stay unreadable', () => {
    const result = readAgain(typed('PV62-?8GAHU-KW?9'), reading('PV62?8GAHUKWT9'), 'amazon')
    expect(result).toMatchObject({ claimCode: { code: 'PV62?8GAHUKWT9' }, news: [13] })
  })

  it('that a person wrote stay, and are open again where a photo says otherwise', () => {
    const result = readAgain(typed('PV62C8GAHUKWT9'), reading('PV62CBGAHUKWT9'), 'amazon')
    expect(result).toMatchObject({
      claimCode: { code: 'PV62C8GAHUKWT9', doubts: [{ index: 5, options: ['8', 'B'], confirmed: false }] },
      news: [6],
    })
  })

  it('that a person settled between the same characters are not asked about again', () => {
    const settled = { ...typed('PV62C8GAHUKWT9'), doubts: [{ index: 5, options: ['8', 'B'], confirmed: true }] }
    expect(readAgain(settled, reading('PV62CBGAHUKWT9'), 'amazon')).toMatchObject({ claimCode: settled, news: [] })
  })

  it('of a reading with another length are put beside nothing', () => {
    const own = typed('PV62C8GAHUKWT9')
    expect(readAgain(own, reading('PV62C8GAHUKWT92'), 'amazon')).toMatchObject({
      kind: 'other-length',
      claimCode: own,
      read: { code: 'PV62C8GAHUKWT92' },
    })
  })

  it('of a card without a code are those of the photo, open where it is not sure', () => {
    expect(readAgain(null, reading('PV62C8GAHUKWT9', { 5: 'B' }), 'amazon')).toMatchObject({
      kind: 'merged',
      claimCode: { code: 'PV62C8GAHUKWT9', doubts: [{ index: 5, options: ['8', 'B'], confirmed: false }] },
    })
  })

  const anyChar = fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ?')
  const anyCode = fc.array(anyChar, { minLength: 14, maxLength: 14 }).map((chars) => chars.join(''))

  it('never change silently: what a person wrote stands, and whatever is new is open', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (own, read) => {
        const result = readAgain(typed(own), reading(read), 'amazon')
        if (result.kind !== 'merged') throw new Error(result.kind)
        const { claimCode, news } = result
        for (const [index, char] of [...claimCode.code].entries()) {
          const doubt = claimCode.doubts.find((one) => one.index === index)
          if (own[index] !== unreadable) expect(char).toBe(own[index])
          else expect([read[index], unreadable]).toContain(char)
          const differs = read[index] !== own[index] && read[index] !== unreadable
          expect(news.includes(index + 1)).toBe(differs)
          if (differs) expect(doubt?.confirmed).toBe(false)
        }
        expect(claimCode.code).toHaveLength(14)
      }),
    )
  })

  it('stay as they are when the same photo is read once more', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (own, read) => {
        const once = readAgain(typed(own), reading(read), 'amazon')
        const twice = readAgain(once.claimCode, reading(read), 'amazon')
        expect(twice.claimCode).toEqual(once.claimCode)
      }),
    )
  })

  it('are decided one by one, and only within the code', () => {
    const open = readAgain(typed('PV62-?8GAHU-KW?9'), reading('PV62C8GAHUKWT9'), 'amazon').claimCode
    const decided = decidePlace(decidePlace(open, 4, 'C'), 12, '7')
    expect(placesOfCode(decided)).toMatchObject({ doubtful: [], unreadable: [] })
    expect(decided.code).toBe('PV62C8GAHUKW79')
    expect(placesOfCode(decidePlace(decided, 4, unreadable)).unreadable).toEqual([5])
    expect(decidePlace(open, 14, 'A')).toBe(open)
    expect(decidePlace(open, -1, 'A')).toBe(open)
  })
})

describe('what support asks for', () => {
  const proof = {
    kind: 'order' as const,
    shop: 'Corner shop',
    till: '',
    receiptNumber: '4711',
    orderNumber: '123-4567890-1234567',
    boughtOn: null,
    boughtAt: '',
    amount: null,
    note: '',
    files: [],
  }
  const nothing = { secret: { serial: '' }, proofs: [], givenBy: '', recipient: '', mailCue: '' }

  it('is five things, none of which a new household has', () => {
    expect(supportList(nothing).map(({ has }) => has)).toEqual(['', '', '', '', ''])
  })

  it('is told from serial, order, giver, member and account', () => {
    const facts = {
      secret: { serial: '6045118830274419' },
      proofs: [proof],
      givenBy: 'Gran',
      recipient: 'Ada',
      mailCue: '…home',
    }
    expect(supportList(facts)).toEqual([
      { kind: 'serial', has: '6045118830274419' },
      { kind: 'order', has: '123-4567890-1234567' },
      { kind: 'buyer', has: 'Gran' },
      { kind: 'recipient', has: 'Ada' },
      { kind: 'mail', has: '…home' },
    ])
  })

  it('may be the receipt where there is no order number', () => {
    const receipt = { ...proof, kind: 'receipt' as const, orderNumber: '' }
    expect(supportList({ ...nothing, proofs: [receipt] })[1]?.has).toBe('Corner shop, 4711')
  })
})
