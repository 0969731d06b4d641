const shape = /(?<![A-Z0-9])([A-Z0-9]{4})([-–— ]?)([A-Z0-9]{6})([-–— ]?)([A-Z0-9]{4,5})(?![A-Z0-9])/g

/** What a simple program would take for codes in a page of text: groups of 4, 6 and 4 or 5 characters, hyphens first, plain words last. */
export function codesInText(text) {
  const found = text.split('\n').flatMap((line) =>
    [...line.matchAll(shape)].map(([whole, a, first, b, second, c]) => ({
      code: a + b + c,
      rank: (/\d/.test(whole) && /[A-Z]/.test(whole) ? 3 : 0) + [first, second].filter((mark) => mark.trim()).length,
    })),
  )
  return [...new Set(found.toSorted((a, b) => b.rank - a.rank).map(({ code }) => code))]
}
