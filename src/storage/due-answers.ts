import type { DueAnswer } from '@/domain/due'
import { createRow } from './rows'
import type { Vault } from './vault'

export async function readDueAnswers({ database }: Pick<Vault, 'database'>): Promise<readonly DueAnswer[]> {
  return (await database.dueAnswers.toArray()).filter(({ deletedAt }) => deletedAt === null)
}

/** The last word counts. */
export async function answerDue({ database }: Vault, id: string, answer: Pick<DueAnswer, 'kind' | 'until'>) {
  await database.dueAnswers.put(createRow<DueAnswer>(answer, id))
}

/** Asks again. */
export async function forgetDueAnswer({ database }: Vault, id: string) {
  await database.dueAnswers.delete(id)
}
