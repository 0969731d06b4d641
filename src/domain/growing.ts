/**
 * What is reckoned from rows that only ever grow at their end, as those of a ledger do: asked again, it goes on where it left off.
 * Rows that do not begin with all those of the last time are reckoned anew. Nothing of it outlives the rows themselves.
 */
export function growing<Row extends object, Result>(
  none: Result,
  goOn: (sofar: Result, added: readonly Row[]) => Result,
): (rows: readonly Row[]) => Result {
  const known = new WeakMap<Row, { readonly count: number; readonly last: Row; readonly result: Result }>()
  return (rows) => {
    const [first] = rows
    const last = rows.at(-1)
    if (!first || !last) return none
    const before = known.get(first)
    const isLonger = before !== undefined && rows[before.count - 1] === before.last
    if (isLonger && rows.length === before.count) return before.result
    const result = isLonger ? goOn(before.result, rows.slice(before.count)) : goOn(none, rows)
    known.set(first, { count: rows.length, last, result })
    return result
  }
}
