import type { EncodedRequest, ExchangeLimits, Transport } from '@kaifang/http-core'
import { TransportError } from '@kaifang/http-core'

/**
 * Tries the platform's second site (跨城冗灾) when the first can't be reached at all: the host is not found, refuses the
 * connection, or does not answer. A request that may have been sent goes nowhere else.
 *
 * @param transport - How requests are sent. Not closed here.
 * @param backupOrigin - Scheme and host of the second site.
 */
export function createBackupTransport(transport: Transport, backupOrigin: string): Transport {
  const twice = async <Reply>(
    exchange: (request: EncodedRequest, limits: ExchangeLimits, signal?: AbortSignal) => Promise<Reply>,
    request: EncodedRequest,
    limits: ExchangeLimits,
    signal: AbortSignal | undefined
  ): Promise<Reply> => {
    const startedAt = performance.now()
    try {
      // Half of the time at most: a host that does not answer would take all of it.
      const connectMs = limits.connectMs ?? limits.totalMs / 2
      return await exchange(request, { ...limits, connectMs }, signal)
    } catch (error) {
      const totalMs = limits.totalMs - (performance.now() - startedAt)
      if (!TransportError.isInstance(error) || error.sent || totalMs < 1 || signal?.aborted) throw error
      return exchange({ ...request, origin: backupOrigin }, { ...limits, totalMs }, signal)
    }
  }
  const { open } = transport
  return {
    send: (request, limits, signal) => twice(transport.send.bind(transport), request, limits, signal),
    ...(open === undefined
      ? {}
      : { open: (request, limits, signal) => twice(open.bind(transport), request, limits, signal) }),
    close: async () => {}
  }
}
