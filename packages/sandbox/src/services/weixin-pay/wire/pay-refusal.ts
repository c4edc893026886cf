import type { Explanation } from '../../../sandbox-types.ts'

/** What went wrong, in the platform's terms. */
export interface PayRefusalReason {
  /** Code of the document, e.g. `ORDERPAID`. */
  readonly code: string
  /** The platform's text. */
  readonly text: string
  /**
   * `shape`: the request is not one; the platform answers `return_code` FAIL. `business`: it was understood and refused;
   * `result_code` FAIL with the code.
   */
  readonly level: 'shape' | 'business'
  readonly explanation: Explanation
  /** Whether a fault asked for it. */
  readonly byFault?: boolean | undefined
}

/** Ends the handling of a request. */
export class PayRefusal extends Error {
  readonly reason: PayRefusalReason

  constructor(reason: PayRefusalReason) {
    super(`${reason.code} ${reason.text}`)
    this.reason = reason
  }
}

/** A request that is not one. */
export function shapeRefusal(code: string, text: string, summary: string): PayRefusal {
  return new PayRefusal({ code, text, level: 'shape', explanation: { summary } })
}

/** A request that was understood and refused. */
export function businessRefusal(code: string, text: string, summary: string): PayRefusal {
  return new PayRefusal({ code, text, level: 'business', explanation: { summary } })
}

/** A parameter that breaks a rule. */
export function wrongParameter(name: string, rule: string): PayRefusal {
  return shapeRefusal('PARAM_ERROR', `invalid ${name}`, `"${name}" ${rule}`)
}

/** A parameter that is not there. */
export function lackingParameter(name: string): PayRefusal {
  return shapeRefusal('LACK_PARAMS', `缺少参数${name}`, `"${name}" is required and missing or empty`)
}
