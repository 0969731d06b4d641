import fc from 'fast-check'
import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import { cardStates } from '@/domain/card'
import { formatClaimCode, normaliseCode, readClaimCode } from '@/domain/claim-code'
import { addDays, formatDay, type Day } from '@/domain/day'
import type { CardId, ProofFileId, ProofId, TryId } from '@/domain/ids'
import { formatMoney, money, type Money } from '@/domain/money'
import { evidenceOf, type EvidenceSheet } from '@/domain/proofs/evidence'
import { endOfCode, secretHider } from '@/domain/proofs/hide-secrets'
import { draftOfProof, noDetails, readProofDraft, type OpenedProof, type ProofDetails } from '@/domain/proofs/proof'
import { refusals } from '@/domain/refusal'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { en } from '@/locales/en'
import { evidenceMessage, textOfLine } from '@/views/cards/evidence-text'
import { card, secret } from '../sample-household'

const times = { createdAt: 1, updatedAt: 1, deletedAt: null }
const { t } = createI18n({ legacy: false, locale: 'en', messages: { en } }).global
const words = (key: string, facts: Record<string, string> = {}) => t(key, facts)
const formats = { money: (amount: Money) => formatMoney(amount, 'en-GB'), day: (day: Day) => formatDay(day, 'en-GB') }
const dayOf = (ms: number) => addDays('1970-01-01' as Day, Math.floor(ms / 86_400_000))

function proof(details: Partial<ProofDetails>): OpenedProof {
  const files = [{ id: 'f1' as ProofFileId, name: 'receipt.jpg', mediaType: 'image/jpeg', sizeBytes: 3 }]
  return {
    proof: { ...times, id: 'p1' as ProofId, cardId: 'card-1' as CardId },
    secret: { ...noDetails, ...details, files },
  }
}

function linesOf({ card: own, purchases, happened }: EvidenceSheet, hide: (text: string) => string): readonly string[] {
  return [...own, ...purchases.flat(), ...happened].map((line) => hide(textOfLine(line, words, formats)))
}

/** Ways to write a code down. */
const written = (code: string) =>
  fc.oneof(
    fc.constant(code),
    fc.constant(formatClaimCode(code, 'amazon')),
    fc.constant(code.toLowerCase()),
    fc.constant([...code].join(' ')),
    fc.constant([...code].join('-')),
    fc.constant([...code].join('\u200b')),
    fc.constant([...code].map((character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0)).join('')),
    fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => code.slice(from % code.length, (to % code.length) + 1)),
  )
const anyText = (code: string, pin: string) =>
  fc
    .array(fc.oneof(written(code), fc.constant(pin), fc.string({ maxLength: 6 }), fc.constant(' ')), { maxLength: 5 })
    .map((parts) => parts.join(''))
const alphabet = fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ')
const anyCode = fc.oneof(
  fc.string({ unit: alphabet, minLength: 14, maxLength: 15 }),
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('A', 'B', '?'), minLength: 5, maxLength: 20 }),
)
const anyPin = fc.oneof(
  fc.constant(''),
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 8 }),
)

const anyCase = fc.tuple(anyCode, anyPin).chain(([code, pin]) => {
  const text = anyText(code, pin)
  return fc.record({
    code: fc.constant(code),
    pin: fc.constant(pin),
    label: text,
    serial: text,
    details: fc.record({ shop: text, till: text, receiptNumber: text, orderNumber: text, boughtAt: text, note: text }),
    state: fc.constantFrom(...cardStates),
    value: fc.nat(1_000_000),
    boughtOn: fc.option(fc.nat(20_000).map((days) => addDays('2000-01-01' as Day, days))),
    tries: fc.array(fc.record({ refusal: fc.constantFrom(...refusals), createdAt: fc.nat(2_000_000_000) }), {
      maxLength: 3,
    }),
  })
})

describe('the evidence of a card', () => {
  it('never holds the claim code, more than four of its characters together, or the PIN, whatever the card', () => {
    fc.assert(
      fc.property(anyCase, ({ code, pin, label, serial, details, state, value, boughtOn, tries }) => {
        const claimCode = readClaimCode(code, 'amazon')
        const opened = {
          card: card({ label, state, faceValue: money(value, 'GBP') }),
          secret: { ...secret(), claimCode, pin, serial },
        }
        const rows = tries.map((one): RefusedTry => {
          return { ...times, ...one, id: 't' as TryId, cardId: opened.card.id, balanceId: null }
        })
        const hide = secretHider(opened.secret)
        const sheet = evidenceOf(opened, [proof({ ...details, boughtOn })], rows, dayOf)
        const told = [
          ...linesOf(sheet, hide),
          evidenceMessage('shop', sheet, hide, words, formats),
          evidenceMessage('support', sheet, hide, words, formats),
        ].map(normaliseCode)

        const characters = [...claimCode.code]
        const runs = characters.flatMap((_, at) => {
          const run = characters.slice(at, at + 5)
          return run.length === 5 && !run.includes('?') ? run.join('') : []
        })
        const leaks = [...runs, ...(pin === '' ? [] : [pin])].filter((run) => told.some((text) => text.includes(run)))
        expect(leaks).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('tells the end of the code, the serial number, the purchase and the tries', () => {
    const opened = {
      card: card({ state: 'unactivated' }),
      secret: { ...secret('UL7G-6VNS6V-USPQ'), serial: '6045118830274419' },
    }
    const details = {
      shop: 'Corner shop',
      till: '4',
      receiptNumber: '88121',
      boughtOn: '2026-10-02' as Day,
      boughtAt: '14:32',
      amount: money(2500, 'GBP'),
    }
    const refused: RefusedTry = {
      ...times,
      createdAt: 86_400_000 * 20_000,
      id: 't1' as TryId,
      cardId: opened.card.id,
      balanceId: null,
      refusal: 'not-activated',
    }
    const trashed = { ...refused, refusal: 'hold' as const, deletedAt: 5 }
    const sheet = evidenceOf(opened, [proof(details)], [refused, trashed], dayOf)

    expect(sheet).toEqual({
      card: [
        { kind: 'card', text: 'Birthday card' },
        { kind: 'issuer', text: 'Amazon' },
        { kind: 'marketplace', text: 'amazon.co.uk' },
        { kind: 'value', amount: money(2500, 'GBP') },
        { kind: 'serial', text: '6045118830274419' },
        { kind: 'code-end', text: 'USPQ' },
      ],
      purchases: [
        [
          { kind: 'shop', text: 'Corner shop' },
          { kind: 'till', text: '4' },
          { kind: 'bought', on: '2026-10-02', at: '14:32' },
          { kind: 'receipt-number', text: '88121' },
          { kind: 'amount', amount: money(2500, 'GBP') },
        ],
      ],
      happened: [
        { kind: 'state', state: 'unactivated' },
        { kind: 'tried', on: '2024-10-04', refusal: 'not-activated' },
      ],
    })
    const message = evidenceMessage('shop', sheet, secretHider(opened.secret), words, formats)
    expect(message).toContain('Serial number: 6045118830274419')
    expect(message).toContain('Claim code ends in: ••••USPQ')
    expect(message).toContain('Shop: Corner shop')
  })

  it('tells no end of a code that is short or not readable there', () => {
    expect(endOfCode(readClaimCode('ABCD2345', 'generic'))).toBe('')
    expect(endOfCode(readClaimCode('UL7G-6VNS6V-US?U', 'amazon'))).toBe('')
    expect(endOfCode(null)).toBe('')
  })
})

describe('the details of a receipt', () => {
  const draft = draftOfProof({ ...noDetails, shop: 'Corner shop', amount: money(2500, 'EUR') }, 'USD', 'de-DE')

  it('come back from their form as they were', () => {
    expect(draft).toMatchObject({ amount: '25,00', currency: 'EUR' })
    expect(readProofDraft(draft, 'de-DE', true).value).toEqual({
      ...noDetails,
      shop: 'Corner shop',
      amount: money(2500, 'EUR'),
    })
  })

  it('have to say something where no file does, and are refused with a bad day or amount', () => {
    const blank = draftOfProof(noDetails, 'USD', 'en-US')
    const kinds = (...given: Parameters<typeof readProofDraft>) =>
      readProofDraft(...given).problems.map(({ kind }) => kind)
    expect(kinds(blank, 'en-US', true)).toEqual(['nothing'])
    expect(kinds(blank, 'en-US', false)).toEqual([])
    expect(kinds({ ...blank, amount: 'ten', boughtOn: '2026-02-30' }, 'en-US', false)).toEqual(['amount', 'boughtOn'])
    expect(kinds({ ...blank, amount: '0' }, 'en-US', false)).toEqual(['amount'])
  })
})
