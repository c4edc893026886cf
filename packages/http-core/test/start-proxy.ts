import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

/** A proxy that tunnels, and writes down what it was asked. */
export interface TestProxy {
  readonly port: number
  /** What it was asked for, as `host:port` and the credentials. */
  readonly asked: { readonly target: string; readonly authorization: string | undefined }[]
}

/**
 * Starts it on loopback for one test.
 *
 * @param status - What it answers; 200 opens the tunnel.
 */
export async function startProxy(status = 200): Promise<TestProxy> {
  const asked: TestProxy['asked'] = []
  const server = createServer((_request, response) => response.writeHead(501).end())
  server.on('connect', (request, socket) => {
    asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    socket.on('error', () => {})
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`)
    const [host, port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { port: (server.address() as AddressInfo).port, asked }
}
