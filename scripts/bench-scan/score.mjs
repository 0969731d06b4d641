const bare = (code) => code.replace(/[^A-Z0-9]/g, '')

/** What one reading got right, next to what stands on the photo; null where there is nothing to judge. */
export function judge(row, line) {
  const codes = (line.candidates ?? []).map(({ code }) => bare(code))
  const right = row.claimCode === null ? null : bare(row.claimCode)
  const sure = line.verdict === 'sure'
  return {
    file: row.file,
    difficulty: row.difficulty ?? 'unsorted',
    readable: right !== null,
    first: right === null ? null : codes[0] === right,
    inThree: right === null ? null : codes.slice(0, 3).includes(right),
    sure,
    sureWrong: sure && (right === null || codes[0] !== right),
    offered: right === null ? codes.length > 0 : null,
    serial: compare(row.serial, line.serial),
    amount: compare(priceOf(row.amount, row.currency), priceOf(line.amount, line.currency)),
    marketplace: compare(row.marketplace, line.marketplace),
    failed: line.error !== undefined,
    seconds: line.seconds ?? null,
  }
}

/** 'wrong' also where something was read that does not stand there. */
function compare(expected, found) {
  if ((expected ?? null) === null) return (found ?? null) === null ? null : 'wrong'
  if ((found ?? null) === null) return 'missing'
  return expected === found ? 'right' : 'wrong'
}

const priceOf = (amount, currency) => ((amount ?? null) === null ? null : `${Number(amount)} ${currency}`)

/** The figures of one row of the table. Shares are of the photos that can show the thing, null where there are none. */
export function summarise(judged) {
  const readable = judged.filter((photo) => photo.readable)
  const blank = judged.filter((photo) => !photo.readable)
  const seconds = judged.flatMap((photo) => photo.seconds ?? [])
  const count = (photos, test) => photos.filter(test).length
  const fieldCounts = (name) =>
    Object.fromEntries(
      ['right', 'missing', 'wrong'].map((result) => [result, count(judged, (p) => p[name] === result)]),
    )
  return {
    photos: judged.length,
    readable: readable.length,
    first: share(
      count(readable, (p) => p.first),
      readable.length,
    ),
    inThree: share(
      count(readable, (p) => p.inThree),
      readable.length,
    ),
    sure: share(
      count(readable, (p) => p.sure),
      readable.length,
    ),
    sureWrong: count(judged, (p) => p.sureWrong),
    blank: blank.length,
    offered: count(blank, (p) => p.offered),
    serial: fieldCounts('serial'),
    amount: fieldCounts('amount'),
    marketplace: fieldCounts('marketplace'),
    failed: count(judged, (p) => p.failed),
    medianSeconds: quantile(seconds, 0.5),
    slowSeconds: quantile(seconds, 0.9),
  }
}

/** One summary for each difficulty that occurs, and one for all. */
export function summariseAll(judged) {
  const levels = ['easy', 'medium', 'hard'].filter((level) => judged.some(({ difficulty }) => difficulty === level))
  return Object.fromEntries([
    ...levels.map((level) => [level, summarise(judged.filter(({ difficulty }) => difficulty === level))]),
    ['all', summarise(judged)],
  ])
}

const share = (part, whole) => (whole === 0 ? null : part / whole)

/** The smallest value that at least this share of all values does not exceed. */
export function quantile(values, part) {
  if (values.length === 0) return null
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)]
}
