const MARKER = Symbol.for('@kaifang/http-core/InputError')

/** What an {@link InputError} is made of. */
export interface InputErrorOptions {
  /** Name of the field as the caller wrote it, such as `accessToken` or `items[2].price`. */
  readonly field: string
  /** What the field must be: `32 characters`, `an integer from 1 to 100000000`. */
  readonly rule: string
  /** What came: its kind and size, never its value. */
  readonly received: string
  /** Operation or function that was called, such as `utools.getBaseInfo`. */
  readonly caller?: string
  /** A hint for the common mistake behind it. */
  readonly hint?: string
}

/**
 * The caller gave something that can't be right; nothing was sent.
 *
 * Fix the call. It is a `TypeError`, so code that treats those as programming errors needs no change.
 *
 * @example
 * ```ts
 * import { InputError } from '@kaifang/http-core'
 * const error = new InputError({ field: 'accessToken', rule: '32 characters', received: 'text of 5 characters' })
 * console.log(InputError.isInstance(error), error.code) // => true ERR_INPUT
 * ```
 */
export class InputError extends TypeError {
  /** Stable code. */
  readonly code = 'ERR_INPUT'
  /** Field that is wrong. */
  readonly field: string
  /** What it must be. */
  readonly rule: string
  /** Kind and size of what came. */
  readonly received: string

  constructor(options: InputErrorOptions) {
    const caller = options.caller === undefined ? '' : `${options.caller}: `
    const hint = options.hint === undefined ? '' : `. ${options.hint}`
    super(`${caller}"${options.field}" expected ${options.rule}, got ${options.received}${hint}`)
    this.name = 'InputError'
    this.field = options.field
    this.rule = options.rule
    this.received = options.received
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static isInstance(value: unknown): value is InputError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
