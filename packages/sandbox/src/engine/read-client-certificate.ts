import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** A certificate that a client presented. */
export interface ClientCertificate {
  /** Whether the sandbox's own authority signed it and its dates are right. */
  readonly trusted: boolean
  /** Common name of its subject. */
  readonly commonName: string | undefined
  /** Upper-case hex. */
  readonly serialNumber: string
}

/** The certificate that came with a connection; `undefined` over plain HTTP, or when the client showed none. */
export function readClientCertificate(socket: Socket): ClientCertificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined
  const certificate = socket.getPeerCertificate()
  // Node gives an empty object for none.
  if (certificate?.serialNumber === undefined) return undefined
  const { subject, serialNumber } = certificate
  return {
    trusted: socket.authorized,
    commonName: subject?.CN === undefined ? undefined : String(subject.CN),
    serialNumber: serialNumber.toUpperCase()
  }
}
