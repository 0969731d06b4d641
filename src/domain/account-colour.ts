/** White letters on each of them can be read (AA). */
export const accountColours = ['purple', 'green', 'brown', 'blue', 'berry', 'olive', 'indigo', 'teal'] as const
export type AccountColour = (typeof accountColours)[number]

/** Of an account, what its mark follows from. */
export interface Marked {
  readonly id: string
  readonly colour?: AccountColour | null
}

/** What a person chose, or else one that follows from the account's id, so that it is the same wherever the account is meant. */
export function colourOf({ id, colour }: Marked): AccountColour {
  const place = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7) % accountColours.length
  return colour ?? accountColours[place] ?? 'purple'
}
