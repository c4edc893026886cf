import { type Agent, request } from 'node:https'
import { connect } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificateAuthority } from '../../src/engine/certificate-authority.ts'
import { listenSecurely } from '../../src/engine/listen-securely.ts'
import { readClientCertificate } from '../../src/engine/read-client-certificate.ts'

const authority = createCertificateAuthority({ commonName: 'Test CA' })
const ca = await authority.certificate()

async function open() {
  const server = await listenSecurely(authority, (incoming, response) => {
    response.end(JSON.stringify(readClientCertificate(incoming.socket) ?? 'none'))
  })
  onTestFinished(() => server.close())
  return server
}

/** What the server says about who asks. */
function ask(origin: string, options: ConnectionOptions & { agent?: Agent | false } = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(origin, { agent: false, ca, ...options }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve(JSON.parse(text)))
    })
    outgoing.on('error', reject).end()
  })
}

describe('listenSecurely', () => {
  it('takes a client without a certificate, and one that trusts its authority alone', async () => {
    const { origin } = await open()
    expect(origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect(await ask(origin)).toBe('none')
    expect(await ask(origin.replace('127.0.0.1', 'localhost'))).toBe('none')
    await expect(ask(origin, { ca: [] })).rejects.toThrow('self-signed certificate in certificate chain')
  })

  it('tells which certificate was shown, and whether its own authority signed it', async () => {
    const { origin } = await open()
    const own = await authority.issue({ subject: { commonName: '1900000001' } })
    const foreign = await createCertificateAuthority({ commonName: 'Other CA' }).issue({ subject: { commonName: 'x' } })
    expect(await ask(origin, own)).toEqual({
      trusted: true,
      commonName: '1900000001',
      serialNumber: own.serialNumber
    })
    expect(await ask(origin, foreign)).toMatchObject({ trusted: false, commonName: 'x' })
  })

  it('survives who speaks no TLS, or leaves before the handshake', async () => {
    const { origin } = await open()
    const port = Number(new URL(origin).port)
    connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .destroy()
    await new Promise<void>((resolve) => {
      connect(port, '127.0.0.1', function (this: ReturnType<typeof connect>) {
        this.end('GET / HTTP/1.1\r\n\r\n')
      })
        .on('error', () => resolve())
        .on('close', () => resolve())
        .resume()
    })
    expect(await ask(origin)).toBe('none')
  })

  it('ends at once, whoever is connected', async () => {
    const { origin, close } = await open()
    const idle = connect(Number(new URL(origin).port), '127.0.0.1').on('error', () => undefined)
    await new Promise((resolve) => idle.on('connect', resolve))
    const ended = new Promise((resolve) => idle.on('close', resolve))
    await close()
    await ended
    await expect(ask(origin)).rejects.toThrow('ECONNREFUSED')
  })
})
