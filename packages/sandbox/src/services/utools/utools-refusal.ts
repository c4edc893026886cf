import type { Explanation } from '../../sandbox-types.ts'

/** Ends the handling of a request with a refusal in uTools' envelope. Caught where the answer is made. */
export class UtoolsRefusal extends Error {
  readonly status: number
  /** Field name to texts, as Laravel's validation makes them. */
  readonly errors: Readonly<Record<string, readonly string[]>> | undefined
  /** For the log only. */
  readonly explanation: Explanation

  constructor(
    status: number,
    message: string,
    explanation: Explanation,
    errors?: Readonly<Record<string, readonly string[]>>
  ) {
    super(message)
    this.status = status
    this.explanation = explanation
    this.errors = errors
  }
}

/** A failed validation of one field: status 422 with the words of the documented sample. */
export function invalidField(field: string, rule: string, why: string): UtoolsRefusal {
  const text = `${field.replaceAll('_', ' ')} ${rule}。`
  return new UtoolsRefusal(422, 'The given data was invalid.', { summary: `"${field}": ${why}` }, { [field]: [text] })
}
