import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { onTestFinished } from 'vitest'

/** A server that writes what the test tells it, byte by byte. */
export interface RawServer {
  /** `http://127.0.0.1:port`, or `https://localhost:port` with TLS. */
  readonly url: string
  readonly port: number
  /** Connections that were opened in all. */
  readonly sockets: readonly Socket[]
  /** Resolves when every connection so far is closed. */
  readonly allClosed: () => Promise<unknown>
}

/** Plays the server's part; `index` counts the requests of one connection from 0. */
export type PlayRequest = (socket: Socket, head: string, index: number) => void

/** What a whole reply looks like. */
export function rawReply(body: string, head = ''): string {
  return `HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${head}\r\n${body}`
}

/**
 * Starts it on loopback for one test. Sockets do not keep the process alive, so that a test sees what the client keeps.
 *
 * @param play - Called at the end of each request's head.
 * @param tls - Makes it a TLS server.
 */
export async function startRawServer(play: PlayRequest, tls?: TlsOptions): Promise<RawServer> {
  const sockets: Socket[] = []
  const closed: Promise<unknown>[] = []
  const serve = (socket: Socket) => {
    let text = ''
    let index = 0
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end)
        text = text.slice(end + 4)
        play(socket, head, index++)
      }
    })
  }
  const track = (socket: Socket) => {
    socket.unref()
    sockets.push(socket)
    closed.push(new Promise((resolve) => socket.once('close', resolve)))
  }
  const server: Server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve)
  server.on('connection', track)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, tls === undefined ? '127.0.0.1' : 'localhost', resolve))
  server.unref()
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as AddressInfo
  const url = tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`
  return { url, port, sockets, allClosed: () => Promise.all(closed) }
}

/** A port on which nobody listens. */
export async function findClosedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
