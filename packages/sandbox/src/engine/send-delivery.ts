import { request } from 'node:http'

/** One callback to send. */
export interface DeliveryRequest {
  /** An address of this machine. */
  readonly url: URL
  readonly contentType: string
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body: string
  /** @default 'POST' */
  readonly method?: 'GET' | 'POST' | undefined
  /** Real milliseconds for the whole exchange. */
  readonly timeoutMs: number
  /** Ends the exchange early. */
  readonly signal: AbortSignal
}

/** What came back, or why nothing did. */
export interface DeliveryReply {
  readonly status?: number | undefined
  readonly responseBody?: string | undefined
  readonly error?: string | undefined
}

const longestReply = 64 * 1024

/** Sends one callback over a connection of its own. Redirects are not followed. Never rejects. */
export function sendDelivery(delivery: DeliveryRequest): Promise<DeliveryReply> {
  const { url, method = 'POST', contentType, body, timeoutMs, signal } = delivery
  return new Promise((resolve) => {
    const described = method === 'GET' ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }
    const headers = { ...described, ...delivery.headers }
    const outgoing = request(url, { method, agent: false, headers, signal })
    const timer = setTimeout(() => {
      outgoing.destroy(new Error(`no complete answer within ${timeoutMs} ms`))
    }, timeoutMs)
    timer.unref()

    let status: number | undefined
    const finish = (reply: DeliveryReply): void => {
      clearTimeout(timer)
      resolve({ ...(status === undefined ? {} : { status }), ...reply })
    }
    outgoing.on('error', (error) => finish({ error: error.message }))
    outgoing.on('response', (response) => {
      status = response.statusCode
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length <= longestReply) chunks.push(chunk)
        else outgoing.destroy(new Error(`the answer passes ${longestReply} bytes`))
      })
      // After the headers, a broken connection is reported on the response.
      response.on('error', (error) => finish({ error: error.message }))
      response.on('end', () => {
        finish({ responseBody: Buffer.concat(chunks).toString('utf8') })
      })
    })
    outgoing.end(body)
  })
}
