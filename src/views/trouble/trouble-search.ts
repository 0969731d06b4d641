import { shallowRef } from 'vue'
import type { Question } from '@/domain/data/refusal-questions'
import type { RankedCause } from '@/domain/trouble/cause'
import { gatherKnown, type TroubleFacts } from '@/domain/trouble/household-evidence'
import type { MessageKind } from '@/domain/trouble/message'
import { nextQuestion } from '@/domain/trouble/next-question'
import { rankCauses, type Told } from '@/domain/trouble/rank-causes'

/** How far the search has come. */
export interface TroubleSearch {
  readonly facts: TroubleFacts
  readonly told: Told
  /** Null when there is nothing more to ask. */
  readonly question: Question | null
  readonly causes: readonly RankedCause[]
}

/** One question after the other, each of which can be taken back. */
export function useTroubleSearch() {
  const search = shallowRef<TroubleSearch | null>(null)

  function show(facts: TroubleFacts, told: Told) {
    const known = gatherKnown(facts)
    search.value = { facts, told, question: nextQuestion(known, told), causes: rankCauses(known, told) }
  }

  /** What was answered stays where the same card is looked at anew. */
  function start(facts: TroubleFacts, message: MessageKind | null) {
    show(facts, { message, answers: search.value?.told.answers ?? [] })
  }

  function answer(answer: string) {
    const now = search.value
    if (!now?.question) return
    const { message, answers } = now.told
    show(now.facts, { message, answers: [...answers, { question: now.question.id, answer }] })
  }

  /** To the question before, or out of the search when there was none. */
  function back() {
    const now = search.value
    if (!now) return
    if (now.told.answers.length === 0) search.value = null
    else show(now.facts, { ...now.told, answers: now.told.answers.slice(0, -1) })
  }

  return { search, start, answer, back, forget: () => (search.value = null) }
}
