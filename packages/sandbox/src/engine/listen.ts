import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SandboxError } from './sandbox-error.ts'

/** A server on the loopback interface. */
export interface LoopbackServer {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly origin: string
  /** Cuts all connections and frees the port. */
  close(): Promise<void>
}

/** Listens on 127.0.0.1, never on another interface. */
export async function listenOnLoopback(
  port: number,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void
): Promise<LoopbackServer> {
  const server = createServer(onRequest)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(new SandboxError('ERR_SANDBOX_STATE', `port ${port} is in use; leave it out for a free one`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
