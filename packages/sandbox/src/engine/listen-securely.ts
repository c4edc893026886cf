import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { CertificateAuthority } from './certificate-authority.ts'
import type { LoopbackServer } from './listen.ts'
import { rememberConnection } from './reset-connection.ts'

/**
 * Listens with TLS on a free port of 127.0.0.1. It asks for a client certificate and takes connections without one too.
 * Keys and certificates are made with the first connection, so that who never connects does not wait for them.
 */
export async function listenSecurely(
  authority: CertificateAuthority,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void
): Promise<LoopbackServer> {
  let secure: Promise<SecureServer> | undefined
  const sockets = new Set<Socket>()
  const byPort = (port: number | undefined): Socket | undefined =>
    [...sockets].find((socket) => socket.remotePort === port)
  const server = createServer((socket) => {
    sockets.add(socket)
    // A client that goes away while the certificate is made concerns itself alone.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    secure ??= createTlsServer(authority, onRequest, byPort)
    secure.then(
      (tls) => tls.emit('connection', socket),
      () => socket.destroy()
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      const tls = await secure?.catch(() => undefined)
      // Never bound to a port, it only has connections and a timer that looks after them.
      tls?.closeAllConnections()
      tls?.close()
      await closed
    }
  }
}

async function createTlsServer(
  authority: CertificateAuthority,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
  byPort: (port: number | undefined) => Socket | undefined
): Promise<SecureServer> {
  const { cert, key } = await authority.issue({
    subject: { commonName: 'localhost' },
    hosts: ['localhost', '127.0.0.1', '::1'],
    sharesKey: true
  })
  const ca = await authority.certificate()
  const server = createSecureServer({ cert, key, ca, requestCert: true, rejectUnauthorized: false }, onRequest)
  server.on('secureConnection', (socket) => {
    const plain = byPort(socket.remotePort)
    if (plain !== undefined) rememberConnection(socket, plain)
  })
  // A handshake that fails concerns its client alone.
  server.on('tlsClientError', (_, socket) => socket.destroy())
  return server
}
