const percent = (share) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
const seconds = (value) => (value === null ? '–' : `${value.toFixed(2)} s`)
const counts = ({ right, missing, wrong }) => `${right}/${missing}/${wrong}`
const times = (ours, theirs) => (ours === null || !theirs ? '–' : `${(ours / theirs).toFixed(2)}×`)

/** The figures of our reading, one line for each difficulty. */
export function readingTable(summaries) {
  return table([
    [
      '',
      'photos',
      'right first',
      'in first 3',
      'sure',
      'sure wrong',
      'offered',
      'serial',
      'amount',
      'market',
      'failed',
      'median',
      'p90',
    ],
    ...Object.entries(summaries).map(([level, row]) => [
      level,
      `${row.photos}`,
      percent(row.first),
      percent(row.inThree),
      percent(row.sure),
      `${row.sureWrong}`,
      `${row.offered}/${row.blank}`,
      counts(row.serial),
      counts(row.amount),
      counts(row.marketplace),
      `${row.failed}`,
      seconds(row.medianSeconds),
      seconds(row.slowSeconds),
    ]),
  ])
}

/** All readers on the same photos: right code first by difficulty, and how much more (or longer) ours is. */
export function comparisonTable(readers) {
  const [ours] = readers
  const levels = Object.keys(ours.summaries)
  const ratio = ({ summaries }, level) => times(ours.summaries[level].first, summaries[level].first)
  return table([
    ['', ...levels, 'median', 'p90', 'ours right', 'ours time'],
    ...readers.map((reader) => [
      reader.name,
      ...levels.map((level) => percent(reader.summaries[level].first)),
      seconds(reader.summaries.all.medianSeconds),
      seconds(reader.summaries.all.slowSeconds),
      ...(reader === ours
        ? ['', '']
        : [ratio(reader, 'all'), times(ours.summaries.all.medianSeconds, reader.summaries.all.medianSeconds)]),
    ]),
  ])
}

export function memoryTable(marks) {
  const megabytes = (value) => `${Math.round(value)} MB`
  return table([
    ['memory of the renderer', 'RSS', 'PSS'],
    ...marks.map(({ at, rss, pss }) => [at, megabytes(rss), megabytes(pss)]),
  ])
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
