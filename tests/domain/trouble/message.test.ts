import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalWordings } from '@/domain/data/refusal-wordings'
import { messageKinds, quotedWordings, recogniseMessage } from '@/domain/trouble/message'

const anyWording = fc.constantFrom(...refusalWordings)

/** Words that stand around a message on the page and say nothing of it. */
const aroundIt = [
  '',
  'Redeem a gift card',
  'Enter claim code (dashes not required)',
  'Hello, Ada',
  'Geschenkgutschein einlösen',
  'Carte cadeau',
  'Tarjeta regalo',
  'ギフトカードを登録する',
  '¥ 3,000',
]
const anyPage = fc.constantFrom(...aroundIt)

describe('a pasted message', () => {
  it.each([
    ['The claim code is invalid.', 'invalid'],
    ['Sorry, this gift card has already been redeemed.', 'already-here'],
    ['This gift card/voucher has already been added to another account.', 'other-account'],
    ['別のアカウントに登録済みです。ギフトカードの登録ができません。', 'other-account'],
    ['Ya fue canjeado en otra cuenta.', 'other-account'],
    ['ギフト券番号は無効です。', 'invalid'],
    ['セキュリティ検証が無効です', 'security-check'],
    ['Dieser Gutschein wurde bereits eingelöst.', 'already-here'],
    ['Ce code n’est pas valide', 'invalid'],
    ['$25.00 was applied to your account', 'accepted'],
  ])('“%s” means %s', (text, message) => {
    expect(recogniseMessage(text)).toMatchObject({ kind: 'known', message })
  })

  it('that no wording fits is not known, and neither is an empty one', () => {
    for (const text of [...aroundIt, 'Something went wrong on our end.', 'Hola', '\n\n']) {
      expect(recogniseMessage(text)).toEqual({ kind: 'unknown' })
    }
  })

  it('that says two things is never taken for one of them', () => {
    const text = 'This code has already been redeemed.\nThe claim code is invalid.'
    expect(recogniseMessage(text)).toEqual({ kind: 'several', messages: ['already-here', 'invalid'] })
  })
})

describe('recognising', () => {
  it('finds every wording on its own, as its own kind', () => {
    for (const { text, kind } of refusalWordings) {
      expect([text, recogniseMessage(text)]).toMatchObject([text, { kind: 'known', message: kind }])
    }
  })

  it('does not ask for case, width, accents, blanks, lines, or what stands around it', () => {
    const anyCase = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text,
    )
    fc.assert(
      fc.property(
        anyWording,
        anyCase,
        fc.constantFrom<(text: string) => string>(fullWidth, withoutAccents, decomposed, (text) => text),
        fc.constantFrom('', ' ', '\n', '  \t', '\u00a0', '\u200b', '\r\n'),
        anyPage,
        anyPage,
        ({ text, kind }, inCase, inForm, gap, before, after) => {
          const written = [...inForm(inCase(text))].join(gap)
          expect(recogniseMessage(`${before}\n${written}\n${after}`)).toMatchObject({ kind: 'known', message: kind })
        },
      ),
    )
  })

  it('of two messages of different kinds says so, or that one says both', () => {
    fc.assert(
      fc.property(anyWording, anyWording, (one, other) => {
        const result = recogniseMessage(`${one.text}. Amazon. ${other.text}.`)
        const kinds = new Set([one.kind, other.kind])
        if (result.kind === 'known') expect([...kinds]).toEqual([result.message])
        else expect(result).toMatchObject({ kind: 'several' })
      }),
    )
  })

  it('never throws and never makes one kind of two, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = recogniseMessage(text)
        if (result.kind === 'several') expect(new Set(result.messages).size).toBeGreaterThan(1)
      }),
    )
  })
})

describe('the wordings', () => {
  it('cover every kind in every language', () => {
    const missing = messageKinds.flatMap((kind) =>
      (['en', 'de', 'fr', 'es', 'ja'] as const).filter(
        (language) => !refusalWordings.some((wording) => wording.kind === kind && wording.language === language),
      ),
    )
    expect(missing).toEqual([])
  })

  it('that nobody quotes are marked as not found, and only those', () => {
    for (const { isQuoted, evidence } of refusalWordings) expect(evidence.confidence !== 'not-found').toBe(isQuoted)
    expect(quotedWordings('not-activated')).toEqual([])
    expect(quotedWordings('wrong-marketplace')).toEqual([])
    expect(refusalWordings.filter(({ language, isQuoted }) => isQuoted && ['de', 'fr'].includes(language))).toEqual([])
  })
})

function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
}

function withoutAccents(text: string): string {
  // Japanese writes its voiced sounds with marks, which are no accents.
  return /[\u3040-\u30ff]/.test(text) ? text : text.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

function decomposed(text: string): string {
  return text.normalize('NFD')
}
