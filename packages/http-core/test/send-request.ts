import { onTestFinished } from 'vitest'
import { TransportError } from '../src/errors/transport-error.ts'
import type { ExchangeLimits, Transport, TransportReply } from '../src/transport.ts'
import { createUndiciTransport, type UndiciTransportOptions } from '../src/undici-transport.ts'

/** A transport that is closed when the test ends. */
export function openTransport(options?: UndiciTransportOptions): Transport {
  const transport = createUndiciTransport(options)
  onTestFinished(() => transport.close())
  return transport
}

/** Sends a GET. */
export function sendGet(
  transport: Transport,
  url: string,
  limits: Partial<ExchangeLimits> = {},
  signal?: AbortSignal
): Promise<TransportReply> {
  const { origin, pathname, search } = new URL(url)
  const request = { method: 'GET', origin, path: pathname + search, headers: {} } as const
  return transport.send(request, { totalMs: 10_000, maxBodyBytes: 10_000, ...limits }, signal)
}

/** What a reply says, or what a failure says of itself. */
export async function outcomeOf(reply: Promise<TransportReply>): Promise<unknown> {
  try {
    const { status, body } = await reply
    return { status, body: Buffer.from(body).toString() }
  } catch (error) {
    if (!TransportError.isInstance(error)) return error
    const { kind, phase, sent, limit, code } = error
    return Object.fromEntries(
      Object.entries({ kind, phase, sent, limit, code }).filter(([, value]) => value !== undefined)
    )
  }
}
