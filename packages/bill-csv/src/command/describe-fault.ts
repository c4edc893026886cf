import type { BillError } from '../bill-error.ts'

/** An error as data. */
export interface FaultDescription {
  readonly code: string
  readonly message: string
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly field?: string | undefined
}

/** Describes an error of a bill for `--json`. */
export function describeFault({ code, message, line, column, field }: BillError): FaultDescription {
  return { code, message, line, column, field }
}
