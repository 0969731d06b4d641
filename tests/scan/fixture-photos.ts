import truth from '../fixtures/photos/truth.json'

export interface FixturePhoto {
  readonly file: string
  readonly claimCode: string | null
  readonly serial: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly marketplace: string
}

const places = import.meta.glob<string>('../fixtures/photos/*.{jpg,png,webp}', {
  eager: true,
  query: '?url',
  import: 'default',
})

export const fixturePhotos: readonly FixturePhoto[] = truth

export async function openPhoto(file: string): Promise<Blob> {
  const place = places[`../fixtures/photos/${file}`]
  if (!place) throw new Error(`No such fixture: ${file}`)
  return (await fetch(place)).blob()
}
