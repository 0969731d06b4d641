import { claimCodeOf } from '@/domain/card-draft'
import type { PhotoOutcome } from '@/scan/photo-reading'
import { fingerprintOfCode } from '@/storage/cards'
import type { FoundCard, ReadPage } from '@/storage/import-photos'
import type { Vault } from '@/storage/vault'
import { openPicture, photoOfBlob, type Picture } from './photo-previews'
import { draftOfReading, labelOfFile } from './reading-draft'

type ReadOutcome = Extract<PhotoOutcome, { kind: 'read' }>

/** What is to be kept of a file that was read: its pages, small pictures of them, and a draft of each card. */
export async function foundOnFile(
  vault: Vault,
  file: File,
  { readings, pictures }: ReadOutcome,
): Promise<{ readonly pages: readonly ReadPage[]; readonly cards: readonly FoundCard[] }> {
  const pages: ReadPage[] = []
  const cards: FoundCard[] = []
  const pageCount = Math.max(pictures.length, ...readings.map(({ page }) => page + 1))
  for (let page = 0; page < pageCount; page++) {
    const ofPage = readings.filter((reading) => reading.page === page)
    const shown = pictures[page] ?? file
    const picture = ofPage.length > 0 ? await openPicture(shown) : null
    const keep = picture === null ? null : shown === file ? 'file' : await photoOfBlob(shown)
    pages.push({ keep, thumbnail: (await picture?.thumbnail()) ?? null })
    for (const reading of ofPage) cards.push(await foundCard(vault, file.name, reading, picture))
    picture?.close()
  }
  return { pages, cards }
}

async function foundCard(
  vault: Vault,
  name: string,
  reading: ReadOutcome['readings'][number],
  picture: Picture | null,
): Promise<FoundCard> {
  const draft = draftOfReading(reading, labelOfFile(name, reading), navigator.language)
  return {
    page: reading.page,
    secret: { name, reading, parts: null, draft },
    codeFingerprint: await fingerprintOfCode(vault, claimCodeOf(draft)),
    strip: (await picture?.strip(reading)) ?? null,
  }
}
