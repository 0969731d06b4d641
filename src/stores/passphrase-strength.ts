/** How long a guesser would need, in five steps (0 = at once, 4 = centuries), and what zxcvbn noticed. */
export interface PassphraseStrength {
  readonly score: 0 | 1 | 2 | 3 | 4
  readonly guessesLog10: number
}

/** The least that guards a household. */
export const leastScore = 3

const blank = 'x'

/** Judges a passphrase with zxcvbn; its dictionaries (1.5 MB) are loaded when first needed. */
export async function assessPassphrase(passphrase: string, ownWords: readonly string[]): Promise<PassphraseStrength> {
  const zxcvbn = await loadZxcvbn()
  // Longer texts are slow to judge and strong anyway.
  const { score, guessesLog10 } = zxcvbn.check(passphrase.slice(0, 64), [...ownWords, 'cardstead'])
  // It keeps what it judged last.
  zxcvbn.check(blank)
  return { score, guessesLog10 }
}

type Loaded = Awaited<ReturnType<typeof load>>
let loading: Promise<Loaded> | undefined

function loadZxcvbn() {
  loading ??= load()
  return loading
}

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: true,
  })
}
