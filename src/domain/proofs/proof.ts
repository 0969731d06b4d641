import { parseDay, type Day } from '../day'
import type { Recorded } from '../household'
import type { CardId, ProofFileId, ProofId } from '../ids'
import { formatAmount, parseMoney, type CurrencyCode, type Money } from '../money'
import type { Parsed, Problem } from '../parsed'

export const proofKinds = ['receipt', 'order'] as const
/** `receipt`: of a shop. `order`: of an online shop. */
export type ProofKind = (typeof proofKinds)[number]

/** Evidence that a card was bought and activated. That there is one is plain, what it says is sealed. */
export interface Proof extends Recorded {
  readonly id: ProofId
  readonly cardId: CardId
}

/** What a receipt or an order says; texts as a person writes them, '' where nothing is known. */
export interface ProofDetails {
  readonly kind: ProofKind
  readonly shop: string
  /** Number of the till. */
  readonly till: string
  readonly receiptNumber: string
  readonly orderNumber: string
  readonly boughtOn: Day | null
  /** As printed: '14:32'. */
  readonly boughtAt: string
  readonly amount: Money | null
  readonly note: string
}

/** What is known of a stored image or PDF without opening it. */
export interface ProofFile {
  readonly id: ProofFileId
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export interface ProofSecret extends ProofDetails {
  readonly files: readonly ProofFile[]
}

export interface OpenedProof {
  readonly proof: Proof
  readonly secret: ProofSecret
}

/** As its form holds it: text as it was typed. */
export interface ProofDraft {
  readonly kind: ProofKind
  readonly shop: string
  readonly till: string
  readonly receiptNumber: string
  readonly orderNumber: string
  readonly boughtOn: string
  readonly boughtAt: string
  readonly amount: string
  readonly currency: CurrencyCode
  readonly note: string
}

export type ProofField = 'nothing' | 'boughtOn' | 'amount'

export const noDetails: ProofDetails = {
  kind: 'receipt',
  shop: '',
  till: '',
  receiptNumber: '',
  orderNumber: '',
  boughtOn: null,
  boughtAt: '',
  amount: null,
  note: '',
}

export function draftOfProof(details: ProofDetails, currency: CurrencyCode, locale: string): ProofDraft {
  const { amount, boughtOn, ...texts } = details
  return {
    ...texts,
    boughtOn: boughtOn ?? '',
    amount: amount ? formatAmount(amount, locale) : '',
    currency: amount?.currency ?? currency,
  }
}

/** Nothing at all is a problem only where no file stands for it (`needsSomething`). */
export function readProofDraft(
  draft: ProofDraft,
  locale: string,
  needsSomething: boolean,
): Parsed<ProofDetails, ProofField> {
  const problems: Problem<ProofField>[] = []
  const amount = draft.amount.trim() === '' ? null : parseMoney(draft.amount, draft.currency, locale).value
  if (draft.amount.trim() !== '' && !(amount && amount.minorUnits > 0)) {
    problems.push({ kind: 'amount', index: 0, text: draft.amount })
  }
  const boughtOn = draft.boughtOn === '' ? null : parseDay(draft.boughtOn)
  if (draft.boughtOn !== '' && !boughtOn) problems.push({ kind: 'boughtOn', index: 0, text: draft.boughtOn })
  const details: ProofDetails = {
    kind: draft.kind,
    shop: draft.shop.trim(),
    till: draft.till.trim(),
    receiptNumber: draft.receiptNumber.trim(),
    orderNumber: draft.orderNumber.trim(),
    boughtOn,
    boughtAt: draft.boughtAt.trim(),
    amount,
    note: draft.note.trim(),
  }
  if (problems.length === 0 && needsSomething && saysNothing(details)) {
    problems.push({ kind: 'nothing', index: 0, text: '' })
  }
  return problems.length > 0 ? { value: null, problems } : { value: details, problems: [] }
}

export function saysNothing(details: ProofDetails): boolean {
  const { shop, till, receiptNumber, orderNumber, boughtAt, note, boughtOn, amount } = details
  const texts = [shop, till, receiptNumber, orderNumber, boughtAt, note]
  return texts.every((text) => text === '') && boughtOn === null && amount === null
}

/** A larger file is not kept: a photo of a receipt needs far less. */
export const largestProofBytes = 20_000_000
