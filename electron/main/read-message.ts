import * as v from 'valibot'
import { argumentSchemas, type Argument, type channels } from '../contract'

/** Says nothing of what was sent: the message of an error is written to places that we do not see. */
export class RefusedMessage extends Error {
  constructor(readonly reason: 'foreign-frame' | 'malformed') {
    super(reason === 'malformed' ? 'A malformed message was refused.' : 'A message from a foreign frame was refused.')
    this.name = 'RefusedMessage'
  }
}

/** The one argument of a message; anything else, and anything beside it, is refused. */
export function readMessage<N extends keyof typeof channels>(name: N, sent: readonly unknown[]): Argument<N> {
  const [argument] = sent
  const { success, output } = v.safeParse(argumentSchemas[name], argument)
  if (!success || sent.length !== 1 || !isPlain(argument)) throw new RefusedMessage('malformed')
  // The schema of `name` gives exactly Argument<N>; the compiler does not follow an index by a type parameter.
  return output as Argument<N>
}

/** A strict schema does not see what every object inherits by name, such as `constructor`, nor that an array has no names. */
function isPlain(argument: unknown): boolean {
  return !Array.isArray(argument) && Object.keys(argument as object).every((key) => !(key in Object.prototype))
}
