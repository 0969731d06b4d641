import { describe, expect, it } from 'vitest'
import { codesInText } from '../../scripts/bench-scan/codes-in-text.mjs'
import { judge, quantile, summarise, summariseAll } from '../../scripts/bench-scan/score.mjs'

const row = {
  file: 'a.jpg',
  claimCode: 'ABCD-EFGH23-JKLM',
  serial: '1234567890123456',
  amount: 25,
  currency: 'EUR',
  marketplace: 'amazon.de',
  difficulty: 'easy',
}

const line = {
  verdict: 'sure',
  candidates: [{ code: 'ABCDEFGH23JKLM' }],
  serial: '1234567890123456',
  amount: '25.00',
  currency: 'EUR',
  marketplace: 'amazon.de',
  seconds: 1.5,
}

describe('judging a reading', () => {
  it('compares codes without hyphens and amounts as numbers', () => {
    expect(judge(row, line)).toEqual({
      file: 'a.jpg',
      difficulty: 'easy',
      readable: true,
      first: true,
      inThree: true,
      sure: true,
      sureWrong: false,
      offered: null,
      serial: 'right',
      amount: 'right',
      marketplace: 'right',
      failed: false,
      seconds: 1.5,
    })
  })

  it('finds the right code among the first three, but not beyond', () => {
    const others = ['ABCDEFGH23JKLN', 'ABCDEFGH23JKLW'].map((code) => ({ code }))

    const third = judge(row, { ...line, verdict: 'doubtful', candidates: [...others, ...line.candidates] })
    const fourth = judge(row, { ...line, candidates: [...others, { code: 'X' }, ...line.candidates] })

    expect([third.first, third.inThree, third.sureWrong]).toEqual([false, true, false])
    expect([fourth.first, fourth.inThree, fourth.sureWrong]).toEqual([false, false, true])
  })

  it('counts any code on a photo without one as offered, and as wrong when it was called sure', () => {
    const blank = { ...row, claimCode: null }

    const offered = judge(blank, line)
    const quiet = judge(blank, { ...line, verdict: 'none', candidates: [] })

    expect([offered.readable, offered.first, offered.offered, offered.sureWrong]).toEqual([false, null, true, true])
    expect([quiet.offered, quiet.sureWrong]).toEqual([false, false])
  })

  it('tells missing from wrong, and calls wrong what does not stand there', () => {
    const judged = judge(row, { ...line, serial: null, amount: '25.00', currency: 'USD', marketplace: undefined })
    const plain = { ...row, serial: null, amount: null, currency: null }

    expect([judged.serial, judged.amount, judged.marketplace]).toEqual(['missing', 'wrong', 'missing'])
    expect(judge(plain, line).serial).toBe('wrong')
    expect(judge(plain, { ...line, serial: null, amount: null, currency: null }).amount).toBeNull()
  })

  it('takes a photo that could not be read for one on which nothing was found', () => {
    expect(judge({ file: 'b.jpg', claimCode: 'ABCD-EFGH23-JKLM' }, { error: 'timed-out' })).toEqual({
      file: 'b.jpg',
      difficulty: 'unsorted',
      readable: true,
      first: false,
      inThree: false,
      sure: false,
      sureWrong: false,
      offered: null,
      serial: null,
      amount: null,
      marketplace: null,
      failed: true,
      seconds: null,
    })
  })
})

describe('summing up', () => {
  const doubtful = { ...line, verdict: 'doubtful', candidates: [{ code: 'WRONG' }], serial: null, seconds: 3 }
  const judged = [
    judge(row, line),
    judge({ ...row, difficulty: 'hard' }, doubtful),
    judge({ ...row, difficulty: 'hard', claimCode: null }, { ...doubtful, seconds: 2 }),
  ]

  it('takes shares of the photos that show a code, and counts the rest', () => {
    expect(summarise(judged)).toEqual({
      photos: 3,
      readable: 2,
      first: 0.5,
      inThree: 0.5,
      sure: 0.5,
      sureWrong: 0,
      blank: 1,
      offered: 1,
      serial: { right: 1, missing: 2, wrong: 0 },
      amount: { right: 3, missing: 0, wrong: 0 },
      marketplace: { right: 3, missing: 0, wrong: 0 },
      failed: 0,
      medianSeconds: 2,
      slowSeconds: 3,
    })
  })

  it('has a row for each difficulty that occurs, and one for all', () => {
    const summaries = summariseAll(judged)

    expect(Object.keys(summaries)).toEqual(['easy', 'hard', 'all'])
    expect(summaries.easy?.first).toBe(1)
    expect(summaries.hard?.first).toBe(0)
  })

  it('says nothing about what no photo shows', () => {
    const { first, medianSeconds } = summarise([])

    expect([first, medianSeconds]).toEqual([null, null])
  })

  it('takes the nearest rank', () => {
    const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

    expect([quantile(ten, 0.5), quantile(ten, 0.9), quantile(ten, 1), quantile([7], 0.5)]).toEqual([5, 9, 10, 7])
  })
})

describe('codes in the text of a page', () => {
  it('takes groups of four, six and four or five, hyphens first and plain words last', () => {
    const text = 'CONGRATULATIONS\nCode ABCD EFGH23 JKLM5\nref ABCDEFGH23JKLM\nKLMN-PQRS45-TUVW'

    expect(codesInText(text)).toEqual(['KLMNPQRS45TUVW', 'ABCDEFGH23JKLM5', 'ABCDEFGH23JKLM', 'CONGRATULATIONS'])
  })

  it('finds nothing in other numbers and in longer runs', () => {
    expect(codesInText('Serial 12345678901234567\nOrder 206-4417305-9931846\nlower-case-text')).toEqual([])
  })
})
