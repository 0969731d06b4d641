/** What a person is about to do: answer somebody who asks for a code, give a card away, or write codes into a file. */
export type SafetyOccasion = 'asked' | 'gift' | 'export'

export type SafetyQuestion =
  'who' | 'known' | 'way' | 'called-back' | 'pressure' | 'payment' | 'approached' | 'familiar' | 'told-to' | 'watched'

export type StopReason =
  | 'authority'
  | 'company'
  | 'support'
  | 'work'
  | 'online'
  | 'stranger'
  | 'unconfirmed'
  | 'pressure'
  | 'payment'
  | 'told-to'
  | 'watched'

export type SafetyStep =
  | { readonly kind: 'ask'; readonly question: SafetyQuestion; readonly answers: readonly string[] }
  | { readonly kind: 'stop'; readonly reason: StopReason }
  | { readonly kind: 'go-on' }

type Lead = SafetyQuestion | { readonly stop: StopReason } | 'go-on'

const firstQuestions: Readonly<Record<SafetyOccasion, SafetyQuestion>> = {
  asked: 'who',
  gift: 'approached',
  export: 'told-to',
}

/** Each question with its answers in their order, and where each one leads. No way leads back, so every way ends. */
const leads: Readonly<Record<SafetyQuestion, Readonly<Record<string, Lead>>>> = {
  who: {
    authority: { stop: 'authority' },
    company: { stop: 'company' },
    support: { stop: 'support' },
    work: { stop: 'work' },
    online: { stop: 'online' },
    family: 'way',
    other: 'known',
  },
  known: { yes: 'way', no: { stop: 'stranger' } },
  way: { 'in-person': 'pressure', message: 'called-back' },
  'called-back': { yes: 'pressure', no: { stop: 'unconfirmed' } },
  pressure: { yes: { stop: 'pressure' }, no: 'payment' },
  payment: { yes: { stop: 'payment' }, no: 'go-on' },

  approached: { yes: 'who', no: 'familiar' },
  familiar: { yes: 'go-on', no: { stop: 'stranger' } },

  'told-to': { yes: { stop: 'told-to' }, no: 'watched' },
  watched: { yes: { stop: 'watched' }, no: 'go-on' },
}

/** What comes after these answers, given in the order of the questions. Throws for an answer that was not to choose. */
export function stepAfter(occasion: SafetyOccasion, answers: readonly string[]): SafetyStep {
  let lead: Lead = firstQuestions[occasion]
  for (const answer of answers) {
    const next: Lead | undefined = isQuestion(lead) ? leads[lead][answer] : undefined
    if (next === undefined) throw new Error(`“${answer}” answers no question that was asked.`)
    lead = next
  }
  if (isQuestion(lead)) return { kind: 'ask', question: lead, answers: Object.keys(leads[lead]) }
  return lead === 'go-on' ? { kind: 'go-on' } : { kind: 'stop', reason: lead.stop }
}

function isQuestion(lead: Lead): lead is SafetyQuestion {
  return typeof lead === 'string' && lead !== 'go-on'
}
