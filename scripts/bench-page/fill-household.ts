import type { CardSecret } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { BalanceId } from '@/domain/ids'
import { readRecoveryKey } from '@/domain/recovery-key'
import { cardRows, type NewCard } from '@/storage/cards'
import { Database, databaseNames, type StoredCard, type StoredPhoto } from '@/storage/database'
import { addAccount, addMember, readHousehold } from '@/storage/household'
import { entryRow } from '@/storage/ledger'
import { openVaultBy, type Vault } from '@/storage/vault'

interface Sizes {
  readonly cards: number
  readonly entries: number
  readonly photos: number
  readonly photoBytes: number
}

const atOnce = 500
const firstYear = 2016
const days = 3900
const dayMs = 86_400_000
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Fills the household of this page with what many years bring, sealed by the app's own code: every record opens. It has to be locked, so
 * that nothing watches meanwhile.
 */
async function fillHousehold(typedKey: string, sizes: Sizes): Promise<void> {
  const database = new Database(databaseNames.household)
  const { value: key } = readRecoveryKey(typedKey)
  if (!key) throw new Error('This is no recovery key.')
  const opened = await openVaultBy(database, { kind: 'recovery', key })
  if (opened.kind !== 'opened') throw new Error(`The household does not open: ${opened.kind}`)
  const balanceId = await addBalance(opened.vault)
  const cardIds = await fillCards(opened.vault, balanceId, sizes)
  await fillEntries(opened.vault, balanceId, cardIds, sizes.entries)
  database.close()
}

async function addBalance(vault: Vault): Promise<BalanceId> {
  const memberId = await addMember(vault, { name: 'Ada' })
  await addAccount(vault, { memberId, label: 'Ada', cue: '', usage: 'personal' }, ['US'])
  const [balance] = (await readHousehold(vault)).balances
  if (!balance) throw new Error('There is no balance.')
  return balance.id
}

async function fillCards(vault: Vault, balanceId: BalanceId, { cards, photos, photoBytes }: Sizes) {
  const { database } = vault
  const now = Date.now()
  const ids: StoredCard['id'][] = []
  for (let at = 0; at < cards; at += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, cards - at) }, (_, place) => at + place)
    const rows = await Promise.all(
      numbers.map((number) => {
        const files = number < photos ? [{ mediaType: 'image/jpeg', bytes: noise(photoBytes) }] : []
        return cardRows(vault, cardFacts(number, balanceId), secretOf(number), files)
      }),
    )
    const dated = rows.map(({ card }, place): StoredCard => ({ ...card, createdAt: now - (at + place) * 60_000 }))
    await addAll(
      database,
      dated,
      rows.flatMap((row) => row.photos),
    )
    ids.push(...dated.map(({ id }) => id))
  }
  return ids
}

async function addAll(database: Database, cards: readonly StoredCard[], photos: readonly StoredPhoto[]) {
  await database.transaction('rw', database.cards, database.photos, async () => {
    await database.cards.bulkAdd(cards)
    await database.photos.bulkAdd(photos)
  })
}

async function fillEntries(
  { database }: Vault,
  balanceId: BalanceId,
  cardIds: readonly StoredCard['id'][],
  count: number,
) {
  const now = Date.now()
  const rows = Array.from({ length: count }, (_, number) => {
    const isIn = number % 10 === 0
    const row = entryRow({
      balanceId,
      cardId: isIn ? (cardIds[number % cardIds.length] ?? null) : null,
      on: dayOf(number % days),
      kind: isIn ? 'redeem' : number % 3 === 0 ? 'digital-purchase' : 'purchase',
      amount: { minorUnits: isIn ? 2500 : -(number % 290), currency: 'USD' },
      note: `Entry ${number}`,
    })
    // One after the other, as people write them.
    const writtenAt = now - (count - number) * 1000
    return { ...row, createdAt: writtenAt, updatedAt: writtenAt }
  })
  for (let at = 0; at < count; at += atOnce * 10) await database.entries.bulkAdd(rows.slice(at, at + atOnce * 10))
}

function cardFacts(number: number, balanceId: BalanceId): NewCard {
  const faceValue = { minorUnits: 2500, currency: 'USD' } as const
  const isReady = number % 5 === 0
  return {
    label: `Card ${number}`,
    issuerId: 'amazon',
    marketplaceId: 'US',
    marketplaceConfirmed: true,
    faceValue,
    state: isReady ? 'ready' : 'redeemed',
    usage: 'personal',
    plannedFor: isReady ? { kind: 'balance', balanceId } : null,
    giftId: null,
    redeemedInto: isReady ? null : balanceId,
    redeemedOn: isReady ? null : dayOf(number % days),
    redeemedValue: isReady ? null : faceValue,
    issuedOn: null,
    expires: null,
  }
}

/** A made code of the usual shape, another for every number. */
function secretOf(number: number): CardSecret {
  let rest = number * 7919 + 104_729
  const letters = Array.from({ length: 14 }, (_, place) => {
    rest = (rest * 1_103_515_245 + 12_345 + place) % 2 ** 31
    return codeLetters[Math.floor((rest / 2 ** 31) * codeLetters.length)]
  }).join('')
  const code = `${letters.slice(0, 4)}-${letters.slice(4, 10)}-${letters.slice(10)}`
  const { raw, code: normal, doubts } = readClaimCode(code, 'amazon')
  return { claimCode: { raw, code: normal, doubts }, pin: '', serial: String(number).padStart(16, '6'), notes: '' }
}

function dayOf(number: number) {
  const day = new Date(Date.UTC(firstYear, 0, 1) + number * dayMs).toISOString().slice(0, 10)
  return day as NonNullable<NewCard['redeemedOn']>
}

/** As little to be compressed as a photo. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

Object.assign(window, { fillHousehold })
