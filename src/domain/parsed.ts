/** What is wrong with a foreign text. `index` is the place in the raw text, `text` the piece that is meant. */
export interface Problem<Kind extends string = string> {
  readonly kind: Kind
  readonly index: number
  readonly text: string
}

/** A foreign text after reading: a value, or null and at least one problem. */
export interface Parsed<T, Kind extends string = string> {
  readonly value: T | null
  readonly problems: readonly Problem<Kind>[]
}
