import type { OpenedCard } from '../card'
import { hasKnownLength } from '../claim-code'
import { doubtfulPlaces } from '../code-reading'
import type { Day } from '../day'
import type { Balance, Household } from '../household'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import { issuerOf } from '../issuers'
import { classifyNumber } from '../number-kind'
import type { ProofSecret } from '../proofs/proof'
import { assessCard, assessRedemption, type Finding } from '../redemption'
import type { RecentTries } from '../redemption/attempt'
import type { RefusedTry } from './attempt'
import type { Answer, CauseEvidence, CauseKind, FoundEvidence, Weight } from './cause'
import { causesOfRefusal, type Known } from './rank-causes'
import { isLoose } from './loose-code'
import { strayCharacters, type StrayKind } from './stray'

/** All that the household knows about a refused code. */
export interface TroubleFacts {
  /** A code that belongs to no card stands here as a card without a name. */
  readonly opened: OpenedCard
  /** Null while nobody says where it was tried. */
  readonly balance: Balance | null
  readonly household: Household
  readonly today: Day
  readonly recent: RecentTries
  /** Of this card, newest first. */
  readonly pastTries: readonly RefusedTry[]
  readonly proofs: readonly ProofSecret[]
}

/** What the household knows of the cause. The guard's rules decide wherever they already do. */
export function gatherKnown(facts: TroubleFacts): Known {
  return { evidence: evidenceOf(facts), settled: settledBy(facts), unlikely: unlikelyBy(facts) }
}

function evidenceOf(facts: TroubleFacts): readonly FoundEvidence[] {
  return [
    ...findingsOf(facts).flatMap((finding) => evidenceOfFinding(finding, facts)),
    ...ofCode(facts),
    ...ofReadings(facts),
    ...ofReceipts(facts),
    ...facts.pastTries.flatMap(ofPastTry),
  ]
}

function findingsOf({ opened, balance, household, today, recent }: TroubleFacts): readonly Finding[] {
  return balance
    ? assessRedemption(opened, balance, household, today, recent).findings
    : assessCard(opened, household, today)
}

function evidenceOfFinding(finding: Finding, facts: TroubleFacts): readonly FoundEvidence[] {
  const found = (cause: CauseKind, weight: Weight): readonly FoundEvidence[] => [
    { cause, weight, evidence: { kind: 'finding', finding } },
  ]
  switch (finding.kind) {
    case 'already-redeemed':
      return found(holderOf(finding.into?.balanceId ?? null, facts), 'decides')
    case 'same-code-redeemed':
      if (finding.state === 'given' || finding.state === 'spent') return found('used-up', 'decides')
      if (finding.state === 'held') return found('held', 'points')
      return found(holderOf(finding.into?.balanceId ?? null, facts), 'decides')
    case 'same-code-twice':
      return found('household-account', 'points')
    // Whoever it is kept for may have it already, whatever is written.
    case 'kept-as-gift':
    case 'code-was-shown':
    case 'same-code-gift':
      return found('used-up', 'points')
    case 'card-spent':
    case 'card-void':
    case 'card-given':
      return found('used-up', 'decides')
    case 'other-issuer':
      return found('other-brand', 'decides')
    case 'wrong-marketplace':
      return found('other-site', facts.opened.card.marketplaceConfirmed ? 'decides' : 'points')
    case 'currency-differs':
      return found('other-site', 'points')
    case 'looks-like-serial':
      return found('serial', 'decides')
    case 'unreadable-places':
      return found('misread', 'decides')
    case 'doubtful-characters':
    case 'code-shape':
      return found('misread', 'points')
    case 'held':
      return found('held', 'points')
    case 'not-known-activated':
      return finding.state === 'unactivated' ? found('not-activated', 'decides') : []
    case 'probably-expired':
    case 'expired-as-said':
      return found('expired', 'points')
    case 'pause-advised':
      return found('too-many-tries', 'points')
    default:
      return []
  }
}

/** A code that went anywhere but to the balance that was tried went to another account. */
function holderOf(into: BalanceId | null, { balance }: TroubleFacts): CauseKind {
  return into !== null && into === balance?.id ? 'this-account' : 'household-account'
}

function ofCode({ opened: { card, secret } }: TroubleFacts): readonly FoundEvidence[] {
  const { claimCode, serial } = secret
  if (!claimCode) return serial === '' ? [] : [points('serial', { kind: 'only-serial' })]
  const { code, raw } = claimCode
  const stray = strayCharacters(raw)
  const issuer = issuerOf(card.issuerId)
  // Only where the length fits nothing of its own issuer: many codes have the letters of several.
  const others = hasKnownLength(code, issuer) ? [] : classifyNumber(raw).filter(({ kind }) => kind === 'issuer-code')
  const issuerNames = others.flatMap(({ issuerId }) => (issuerId ? [issuerOf(issuerId).name] : []))
  return [
    ...(serial !== '' && serial === code ? [decides('serial', { kind: 'is-own-serial' })] : []),
    ...(stray.length > 0 ? [strayEvidence(isLoose(card) ? 'points' : 'tells', stray)] : []),
    ...(issuerNames.length > 0 ? [points('other-brand', { kind: 'other-shape', issuerNames })] : []),
  ]
}

/** What was pasted here just now was pasted there as well; a code of a stored card is cleaned before it is copied. */
function strayEvidence(weight: Weight, found: readonly StrayKind[]): FoundEvidence {
  return { cause: 'stray', weight, evidence: { kind: 'stray', found } }
}

/** Places that a person has settled, but where a photo was read otherwise. */
function ofReadings({ opened: { secret } }: TroubleFacts): readonly FoundEvidence[] {
  if (!secret.claimCode) return []
  const places = doubtfulPlaces(secret.claimCode, secret.asRead ?? [])
  const positions = places
    .filter(({ confirmed, others }) => confirmed && others.length > 0)
    .map(({ index }) => index + 1)
  // Where nothing stood out every place was asked about: that points nowhere.
  const standsOut = positions.length > 0 && positions.length < [...secret.claimCode.code].length
  return standsOut ? [points('misread', { kind: 'read-otherwise', positions })] : []
}

/** A till that printed a receipt has been paid; whether it activated the card no receipt proves. */
function ofReceipts({ opened: { card }, proofs }: TroubleFacts): readonly FoundEvidence[] {
  if (card.state === 'ready') return []
  return proofs
    .filter(({ kind }) => kind === 'receipt')
    .map(({ shop, boughtOn, boughtAt }) => ({
      cause: 'not-activated' as const,
      weight: 'tells' as const,
      evidence: { kind: 'receipt', shop, on: boughtOn, at: boughtAt },
    }))
}

function ofPastTry({ refusal, createdAt, balanceId }: RefusedTry): readonly FoundEvidence[] {
  return causesOfRefusal(refusal).map((cause) => ({
    cause,
    weight: 'tells',
    evidence: { kind: 'refused-before', refusal, at: createdAt, balanceId },
  }))
}

function settledBy({ opened: { card }, balance, proofs }: TroubleFacts): readonly Answer[] {
  const isSame = card.marketplaceConfirmed && balance !== null && card.marketplaceId === balance.marketplaceId
  const [proof] = proofs
  return [
    ...(isSame ? [{ question: 'printed-site' as const, answer: 'same' }] : []),
    ...(proof ? [{ question: 'bought' as const, answer: proof.kind === 'receipt' ? 'till' : 'online' }] : []),
  ]
}

function unlikelyBy({ opened: { card }, household }: TroubleFacts): readonly CauseKind[] {
  const accounts = household.accounts.filter(isKept)
  return [
    ...(card.state === 'ready' ? (['not-activated'] as const) : []),
    ...(accounts.length === 1 ? (['household-account'] as const) : []),
  ]
}

function points(cause: CauseKind, evidence: CauseEvidence): FoundEvidence {
  return { cause, weight: 'points', evidence }
}

function decides(cause: CauseKind, evidence: CauseEvidence): FoundEvidence {
  return { cause, weight: 'decides', evidence }
}
