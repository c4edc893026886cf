import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string
  /** Path with the query, byte for byte. */
  readonly target: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A reply to play back. */
export interface RecordedReply {
  /** @default 200 */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes and text go out as they are; anything else as JSON. */
  readonly body?: unknown
}

/** Answers a request: with a reply, or by writing to the response itself and returning nothing. */
export type Answer = (
  request: RecordedRequest,
  response: ServerResponse
) => RecordedReply | undefined | Promise<RecordedReply | undefined>

/** A server on loopback that keeps what it got. */
export interface RecordingServer {
  /** `http://127.0.0.1:port`. */
  readonly url: string
  /** Requests that arrived, in order. */
  readonly requests: readonly RecordedRequest[]
  /** How many connections were opened in all. */
  readonly connections: () => number
  /** How many connections are open now. */
  readonly openConnections: () => Promise<number>
  /** Changes the answer to what comes next. */
  answer(next: Answer | RecordedReply): void
  /** Ends all connections. */
  close(): Promise<void>
}

/**
 * Starts a server on loopback, on a free port, that records requests and plays replies back.
 *
 * @param first - The answer until {@link RecordingServer.answer} is called; status 200 with `{}` by default.
 */
export async function startRecordingServer(first: Answer | RecordedReply = { body: {} }): Promise<RecordingServer> {
  let current = first
  let connections = 0
  const requests: RecordedRequest[] = []

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    // A server's request has both; the type is shared with a client's reply.
    const { method, url: target } = incoming as { method: string; url: string } & IncomingMessage
    const url = new URL(target, 'http://loopback')
    const request: RecordedRequest = {
      method,
      target,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks)
    }
    requests.push(request)
    const reply = typeof current === 'function' ? await current(request, response) : current
    if (reply === undefined) return
    const raw = typeof reply.body === 'string' || reply.body instanceof Uint8Array
    const body = raw ? (reply.body as string | Uint8Array) : JSON.stringify(reply.body ?? {})
    response.writeHead(reply.status ?? 200, {
      'content-type': raw ? 'text/plain' : 'application/json',
      'content-length': Buffer.byteLength(body),
      ...reply.headers
    })
    response.end(body)
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy())
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    openConnections: () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    answer(next) {
      current = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
