/** A way to a screen, with the words for it. */
export interface Link {
  readonly text: string
  readonly to: {
    readonly name: string
    readonly params?: Readonly<Record<string, string>>
    readonly query?: Readonly<Record<string, string>>
  }
}
