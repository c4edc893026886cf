import diagnosticsChannel from 'node:diagnostics_channel'
import { callSafely } from './call-safely.ts'

/** What a client tells while it works. Holds no value of any request or reply. */
export type ClientEvent =
  | (EventBase & { readonly type: 'request' })
  | (EventBase & {
      readonly type: 'reply'
      readonly status: number
      readonly durationMs: number
      readonly requestId: string | undefined
    })
  | (EventBase & { readonly type: 'retry'; readonly code: string; readonly delayMs: number })
  | (EventBase & {
      readonly type: 'error'
      readonly code: string
      readonly durationMs: number
      readonly requestId: string | undefined
    })

/** What all events have. */
export interface EventBase {
  readonly service: string
  readonly operation: string
  /** Number of the attempt, from 1. */
  readonly attempt: number
  readonly method: string
  /** Scheme, host and path, without the query. */
  readonly url: string
}

/** Gets every event of a client. What it throws is swallowed: watching must not break a call. */
export type OnEvent = (event: ClientEvent) => void

/** Name of the `diagnostics_channel` that carries the events of all clients in the process. */
export const EVENT_CHANNEL = 'kaifang:client'

const channel = diagnosticsChannel.channel(EVENT_CHANNEL)

/** Sends an event to whoever listens; makes none when nobody does. */
export function emitEvent(onEvent: OnEvent | undefined, make: () => ClientEvent): void {
  const heard = channel.hasSubscribers
  if (onEvent === undefined && !heard) return
  // Frozen: several listeners get the same one.
  const event = Object.freeze(make())
  callSafely(onEvent, event)
  if (heard) channel.publish(event)
}
