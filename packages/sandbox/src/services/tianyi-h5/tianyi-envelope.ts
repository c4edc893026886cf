import type { ServiceAnswer } from '../../engine/service.ts'
import type { Explanation } from '../../sandbox-types.ts'

/** `{ code, msg, data }` with the platform's Content-Type. */
export function tianyiEnvelope(
  code: number,
  msg: string,
  data: object | null,
  explanation?: Explanation,
  status = 200
): ServiceAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({ code, msg, data }),
    explanation,
    granted: code === 0
  }
}

/** Ends the handling of a request with a refusal. Caught where the answer is made. */
export class TianyiRefusal extends Error {
  readonly code: number
  /** For the log only. */
  readonly explanation: Explanation

  constructor(code: number, message: string, explanation: Explanation) {
    super(message)
    this.code = code
    this.explanation = explanation
  }
}
