import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { readClientCertificate } from '../../src/engine/read-client-certificate.ts'

describe('readClientCertificate', () => {
  // With a certificate: listen-securely.test.ts.
  it('finds none over plain HTTP, nor before one was shown', () => {
    expect(readClientCertificate(new Socket())).toBeUndefined()
    const shy = new TLSSocket(new Socket())
    expect(readClientCertificate(shy)).toBeUndefined()
    shy.destroy()
  })
})
