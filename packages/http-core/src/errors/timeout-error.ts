import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/TimeoutError')

/** What a call was waiting for when its time ran out. */
export type TimeoutPhase = 'connect' | 'headers' | 'body' | 'token' | 'retry'

/** Which of the limits in the option `timeout` ran out. */
export type TimeoutBudget = 'total' | 'attempt' | 'connect' | 'headers' | 'body'

/** What a {@link TimeoutError} is made of. */
export interface TimeoutErrorOptions extends ServiceErrorOptions {
  readonly phase: TimeoutPhase
  /** The limit that ran out, in milliseconds. */
  readonly timeoutMs: number
  /** Which limit it was. @default `total` */
  readonly budget?: TimeoutBudget
}

/** A time limit ran out; `phase` says while waiting for what, `budget` which limit, `timeoutMs` how long it was. */
export class TimeoutError extends ServiceError {
  declare readonly code: 'ERR_HTTP_TIMEOUT'
  /** What the call was waiting for. */
  readonly phase: TimeoutPhase
  /** The limit that ran out, in milliseconds. */
  readonly timeoutMs: number
  /** Which limit it was. */
  readonly budget: TimeoutBudget

  constructor(options: TimeoutErrorOptions) {
    super('ERR_HTTP_TIMEOUT', options)
    this.phase = options.phase
    this.timeoutMs = options.timeoutMs
    this.budget = options.budget ?? 'total'
    Object.defineProperty(this, MARKER, { value: true })
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), phase: this.phase, budget: this.budget, timeoutMs: this.timeoutMs }
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is TimeoutError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
