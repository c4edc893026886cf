/** One attempt to deliver a callback. */
export interface DeliveryAttempt {
  /** Counts from 1 within the message. */
  readonly attempt: number
  /** `scheduled` by the platform, or sent by hand. */
  readonly kind: 'scheduled' | 'resent' | 'by hand'
  /** Virtual time, epoch milliseconds. */
  readonly at: number
  /** Where it went. */
  readonly url: string
  /** The platform's own headers, where it signs in them. */
  readonly requestHeaders?: Readonly<Record<string, string>> | undefined
  /** What was sent. */
  readonly requestBody: string
  /** HTTP status that came back. */
  readonly status?: number | undefined
  /** The first 64 KiB of what came back. */
  readonly responseBody?: string | undefined
  /** Why nothing came back. */
  readonly error?: string | undefined
  /** Whether it was lost on purpose, and which half of it. */
  readonly lost?: 'request' | 'reply' | undefined
  /** Whether the platform took the answer as success. */
  readonly accepted: boolean
  /** Virtual time of the next scheduled attempt as it was planned after this one. */
  readonly nextAt?: number | undefined
}

/** A callback with all its attempts. */
export interface OutboxMessage {
  /** What it is about, e.g. the order's id. */
  readonly key: string
  /** `waiting` for its next attempt, `held` by `hold()`, `delivered`, or `given up` after the last attempt. */
  readonly state: 'waiting' | 'held' | 'delivered' | 'given up'
  /** Attempts so far, oldest first. */
  readonly attempts: readonly DeliveryAttempt[]
  /** Virtual time of the next attempt. */
  readonly nextAt?: number | undefined
}
