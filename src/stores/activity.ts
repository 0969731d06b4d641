import { closingBreaks, type ClosingBreak } from '@/domain/activity/closing-chain'
import type { ActivityCard } from '@/domain/activity/match-card'
import { parseActivity } from '@/domain/activity/parse-activity'
import type { ActivityProblem, ActivityRow } from '@/domain/activity/activity-row'
import { reconcileActivity, type ReconcilePlan } from '@/domain/activity/reconcile-activity'
import { isRedeemable, type Card } from '@/domain/card'
import { unreadable } from '@/domain/claim-code'
import type { EntryFacts } from '@/domain/ledger'
import { localeOfMarketplace } from '@/domain/marketplaces'
import { textOfActivityPage } from '@/exchange/activity-page'
import { readCard } from '@/storage/cards'
import { addEntries, applyCardEvent, readEntriesOf } from '@/storage/ledger'
import type { Vault } from '@/storage/vault'
import { useCards } from './cards'
import type { NamedBalance } from './household'
import { useSession } from './session'

/** A page of Amazon's, compared with the ledger. */
export interface ComparedPage {
  readonly rows: readonly ActivityRow[]
  readonly problems: readonly ActivityProblem[]
  readonly breaks: readonly ClosingBreak[]
  readonly plan: ReconcilePlan
}

/** Compares Amazon's gift card activity page with the ledger, and writes what a person agrees to. */
export function useActivity() {
  const session = useSession()
  const cards = useCards()

  /** `page` is the text of the page, or its HTML. */
  async function compare({ balance, marketplace }: NamedBalance, page: string): Promise<ComparedPage> {
    const vault = session.openedVault
    const hints = { currency: marketplace.currency, locale: localeOfMarketplace(marketplace) }
    const { rows, problems } = parseActivity(textOfActivityPage(page), hints)
    const unread = problems.map(({ line }) => line)
    const entries = await readEntriesOf(vault, balance.id)
    const known = rows.length > 0 ? await cardsFor(vault, balance.id, marketplace.id) : []
    const plan = reconcileActivity({
      rows,
      entries,
      cards: known,
      balanceId: balance.id,
      currency: marketplace.currency,
    })
    return { rows, problems, breaks: closingBreaks(rows, unread), plan }
  }

  /** What of a card its row can be told by; nothing else of its secret leaves this place. */
  async function cardsFor(
    vault: Vault,
    balanceId: NamedBalance['balance']['id'],
    marketplaceId: NamedBalance['marketplace']['id'],
  ): Promise<readonly ActivityCard[]> {
    const mayBeHere = (card: Card) =>
      card.issuerId === 'amazon' &&
      (card.redeemedInto === balanceId ||
        (isRedeemable(card.state) && (card.marketplaceId ?? marketplaceId) === marketplaceId))
    const found: ActivityCard[] = []
    for (const { id, redeemedInto, redeemedValue, faceValue } of cards.all.filter(mayBeHere)) {
      const opened = await readCard(vault, id)
      const end = opened?.secret.claimCode?.code.slice(-4) ?? ''
      found.push({
        id,
        serial: opened?.secret.serial ?? '',
        lastFour: end.length === 4 && !end.includes(unreadable) ? end : null,
        redeemedInto,
        value: redeemedValue ?? faceValue,
      })
    }
    return found
  }

  /** A card that the page shows as redeemed is told so, and writes its entry itself. */
  async function write(facts: readonly EntryFacts[]) {
    const vault = session.openedVault
    const plain: EntryFacts[] = []
    for (const fact of facts) {
      const card = fact.kind === 'redeem' && fact.cardId ? cards.find(fact.cardId) : null
      if (!card || !isRedeemable(card.state)) plain.push(fact)
      else {
        const { balanceId, on, amount } = fact
        const outcome = await applyCardEvent(vault, card.id, { kind: 'redeem', balanceId, on, value: amount })
        if (outcome.kind !== 'changed') plain.push(fact)
      }
    }
    await addEntries(vault, plain)
  }

  return { compare, write }
}
