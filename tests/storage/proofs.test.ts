import { expect, it } from 'vitest'
import { noDetails } from '@/domain/proofs/proof'
import { addCard } from '@/storage/cards'
import * as proofs from '@/storage/proofs'
import { blankCard, openTestVault, secretOf } from './open-test-vault'
import { readRawText } from './raw-database'

const receipt = {
  name: 'till-marker-4b.jpg',
  mediaType: 'image/jpeg',
  bytes: new TextEncoder().encode('receipt-marker-9k2 receipt-marker-9k2'),
}
const details = { ...noDetails, shop: 'Corner shop', receiptNumber: '881-2210', note: 'by the lake' }

async function withCard() {
  const vault = await openTestVault()
  return { vault, cardId: await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), []) }
}

it('seals what a receipt says, its file and the name of its file', async () => {
  const { vault, cardId } = await withCard()
  const id = await proofs.addProof(vault, cardId, details, [receipt])

  const [opened] = (await proofs.openProofs(vault, cardId)).opened
  expect(opened?.proof).toMatchObject({ id, cardId })
  expect(opened?.secret).toMatchObject(details)
  const [file] = opened?.secret.files ?? []
  if (!file) throw new Error('no file')
  expect(file).toMatchObject({ name: receipt.name, mediaType: 'image/jpeg', sizeBytes: receipt.bytes.length })
  expect(await proofs.readProofFile(vault, file.id)).toEqual(receipt.bytes)

  vault.database.close()
  const raw = await readRawText(vault.database.name)
  expect(raw).toContain(cardId)
  for (const text of ['Corner shop', '881-2210', 'the lake', 'till-marker', 'receipt-marker', 'image/jpeg']) {
    expect(raw, text).not.toContain(text)
  }
})

it('leaves the file as it lies on the disk when details are edited', async () => {
  const { vault, cardId } = await withCard()
  const id = await proofs.addProof(vault, cardId, details, [receipt])
  const before = await vault.database.proofFiles.toArray()

  await proofs.changeProof(vault, id, { ...details, shop: 'Other shop' })

  expect(await vault.database.proofFiles.toArray()).toEqual(before)
  const [opened] = (await proofs.openProofs(vault, cardId)).opened
  expect(opened?.secret.shop).toBe('Other shop')
  expect(opened?.secret.files).toHaveLength(1)
})

it('takes a file away and back, and a whole receipt', async () => {
  const { vault, cardId } = await withCard()
  const id = await proofs.addProof(vault, cardId, details, [receipt])
  const [first] = (await proofs.openProofs(vault, cardId)).opened[0]?.secret.files ?? []
  if (!first) throw new Error('no file')
  await proofs.addProofFile(vault, id, { ...receipt, name: 'back.jpg' })
  const names = async () => (await proofs.openProofs(vault, cardId)).opened[0]?.secret.files.map(({ name }) => name)
  expect(await names()).toEqual([receipt.name, 'back.jpg'])

  await proofs.removeProofFile(vault, id, first.id)
  expect(await names()).toEqual(['back.jpg'])
  expect((await vault.database.proofFiles.get(first.id))?.deletedAt).not.toBeNull()
  await proofs.restoreProofFile(vault, id, first)
  expect(await names()).toEqual(['back.jpg', receipt.name])
  expect((await vault.database.proofFiles.get(first.id))?.deletedAt).toBeNull()

  await proofs.trashProof(vault, id)
  expect(await proofs.openProofs(vault, cardId)).toEqual({ opened: [], damaged: [] })
  expect(await proofs.readProofs(vault)).toEqual([])
  await proofs.restoreProof(vault, id)
  expect(await proofs.readProofs(vault)).toHaveLength(1)
})

it('loses nothing when two windows add a file to one receipt at the same moment', async () => {
  const { vault, cardId } = await withCard()
  const id = await proofs.addProof(vault, cardId, details, [])
  const names = Array.from({ length: 6 }, (_, at) => `page-${at}.jpg`)

  await Promise.all(names.map((name) => proofs.addProofFile(vault, id, { ...receipt, name })))

  const [opened] = (await proofs.openProofs(vault, cardId)).opened
  expect(opened?.secret.files.map(({ name }) => name).sort()).toEqual(names)
})

it('opens no file that was moved to another record', async () => {
  const { vault, cardId } = await withCard()
  await proofs.addProof(vault, cardId, details, [receipt, receipt])
  const [a, b] = await vault.database.proofFiles.toArray()
  if (!a || !b) throw new Error('no files')
  await vault.database.proofFiles.put({ ...a, sealed: b.sealed })

  await expect(proofs.readProofFile(vault, a.id)).rejects.toThrow()
})

it('shows the other receipts of a card, when one is damaged, and says which', async () => {
  const { vault, cardId } = await withCard()
  const ids = []
  for (const shop of ['First', 'Second', 'Third'])
    ids.push(await proofs.addProof(vault, cardId, { ...details, shop }, [receipt]))
  const row = await vault.database.proofs.get(ids[1] ?? '')
  const sealed = row?.sealed.slice() ?? new Uint8Array()
  sealed[20] = (sealed[20] ?? 0) ^ 1
  if (row) await vault.database.proofs.put({ ...row, sealed })

  const { opened, damaged } = await proofs.openProofs(vault, cardId)

  expect(opened.map(({ secret }) => secret.shop)).toEqual(['First', 'Third'])
  expect(damaged).toMatchObject([{ id: ids[1], cardId }])
  expect(Object.keys(damaged[0] ?? {})).not.toContain('sealed')
})
