import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A callback as it arrived. */
export interface ReceivedCallback {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly method: string
}

/** Receives callbacks on loopback; ends with the test. */
export async function openReceiver(
  answer: (response: ServerResponse, count: number) => void = (response) => response.end('SUCCESS')
) {
  const received: ReceivedCallback[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body, method: request.method ?? '' })
      answer(response, received.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`, received }
}
