import type { Socket } from 'node:net'

/** The plain connection beneath a TLS one: only that can be reset. */
const beneath = new WeakMap<Socket, Socket>()

/** Remembers what a TLS connection runs over. */
export function rememberConnection(secure: Socket, plain: Socket): void {
  beneath.set(secure, plain)
}

/** Resets a connection (TCP RST), with TLS on it or without. */
export function resetConnection(socket: Socket | null): void {
  const plain = socket === null ? undefined : (beneath.get(socket) ?? socket)
  plain?.resetAndDestroy()
}
