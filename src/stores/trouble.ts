import { defineStore } from 'pinia'
import { computed } from 'vue'
import { dayAt } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { normaliseCode } from '@/domain/claim-code'
import type { RefusedTry } from '@/domain/trouble/attempt'
import type { Diagnosis } from '@/domain/trouble/diagnosis'
import type { TroubleFacts } from '@/domain/trouble/household-evidence'
import { looseCode } from '@/domain/trouble/loose-code'
import type { MessageKind } from '@/domain/trouble/message'
import { adviseOnTries } from '@/domain/trouble/pause'
import type { RankedCause } from '@/domain/trouble/cause'
import type { Told } from '@/domain/trouble/rank-causes'
import { fingerprintOfCode } from '@/storage/cards'
import { keepDiagnosis, readDiagnoses } from '@/storage/diagnoses'
import { readHouseholdOfCode, readRedemptionFacts } from '@/storage/redemption-facts'
import { readBacking } from '@/storage/trouble-facts'
import { readRecentTries, readTries, recordRefusedTry, takeBackTry } from '@/storage/tries'
import { useHousehold } from './household'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** What was refused: a card of the household, or a code that somebody types and that is kept nowhere. */
export type Subject = { readonly cardId: CardId } | { readonly code: string }

/** A try that was counted so lately is the one that is being asked about. */
const sameTryMs = 60 * 60_000

/** Refused tries, and the search for the cause. */
export const useTrouble = defineStore('trouble', () => {
  const session = useSession()
  const household = useHousehold()
  const { rows: tries } = liveRows<readonly RefusedTry[]>(readTries, [])
  const { rows: diagnoses } = liveRows<readonly Diagnosis[]>(readDiagnoses, [])
  const triesByCard = computed(() => Map.groupBy(tries.value, ({ cardId }) => cardId))

  /** All that is known of it now; null when the card is not there. */
  async function gather(subject: Subject, balanceId: BalanceId | null): Promise<TroubleFacts | null> {
    const vault = session.openedVault
    const now = Date.now()
    const chosen = household.findBalance(balanceId)
    const today = dayAt(now, chosen?.marketplace.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
    const place = { balance: chosen?.balance ?? null, today }
    if ('cardId' in subject) {
      const facts = await readRedemptionFacts(vault, subject.cardId, now)
      if (!facts) return null
      const { opened, household: rows, tries: recent } = facts
      const { proofs } = await readBacking(vault, subject.cardId)
      return {
        ...place,
        opened,
        household: rows,
        recent: { tries: recent, now },
        pastTries: triesOf(subject.cardId).filter(({ createdAt }) => now - createdAt >= sameTryMs),
        proofs,
      }
    }
    const { claimCode } = looseCode(subject.code, null).secret
    const mark = await fingerprintOfCode(vault, claimCode)
    const rows = await readHouseholdOfCode(vault, mark)
    const recent = { tries: await readRecentTries(vault, now), now }
    return { ...place, opened: looseCode(subject.code, mark), household: rows, recent, pastTries: [], proofs: [] }
  }

  function triesOf(cardId: CardId): readonly RefusedTry[] {
    return triesByCard.value.get(cardId) ?? []
  }

  /** Whether to wait before the next try on the login of this balance. */
  function adviceFor(balanceId: BalanceId) {
    const accountId = household.findBalance(balanceId)?.account.id
    const ofAccount = household.balances.filter(({ account }) => account.id === accountId)
    return adviseOnTries(
      tries.value,
      ofAccount.map(({ balance }) => balance.id),
      Date.now(),
    )
  }

  /** Whether the try that is asked about stands in the count already. */
  function isCounted(cardId: CardId): boolean {
    const [last] = triesOf(cardId)
    return last !== undefined && Date.now() - last.createdAt < sameTryMs
  }

  function keep(
    cardId: CardId,
    balanceId: BalanceId | null,
    { message, answers }: Told,
    causes: readonly RankedCause[],
    counts: boolean,
  ) {
    return keepDiagnosis(
      session.openedVault,
      { cardId, balanceId, message, answers, causes: causes.map(({ kind, likelihood }) => ({ kind, likelihood })) },
      counts ? { cardId, balanceId, refusal: refusalOf(message) } : null,
    )
  }

  return {
    tries,
    gather,
    triesOf,
    adviceFor,
    isCounted,
    keep,
    /** Of this card, the newest. */
    lastDiagnosis: (cardId: CardId) => diagnoses.value.find((diagnosis) => diagnosis.cardId === cardId) ?? null,
    /** Counts a try with a code that belongs to no card. */
    count: (balanceId: BalanceId, message: MessageKind | null) =>
      recordRefusedTry(session.openedVault, { cardId: null, balanceId, refusal: refusalOf(message) }),
    takeBack: (id: RefusedTry['id']) => takeBackTry(session.openedVault, id),
    backing: (cardId: CardId) => readBacking(session.openedVault, cardId),
    /** Whether a code was typed at all. */
    isCode: (text: string) => normaliseCode(text) !== '',
  }
})

/** A message that says it worked is no refusal, and is not counted as one. */
function refusalOf(message: MessageKind | null): RefusedTry['refusal'] {
  return message === null || message === 'accepted' ? 'other' : message
}
