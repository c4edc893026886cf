import type { TLSSocket } from 'node:tls'
import { expect, test } from 'vitest'
import { createUndiciTransport, type TransportTls } from '../src/undici-transport.ts'
import { createCertificates, PASSPHRASE } from './create-certificates.ts'
import { findClosedPort, rawReply, startRawServer } from './raw-server.ts'
import { openTransport, outcomeOf, sendGet } from './send-request.ts'
import { startProxy } from './start-proxy.ts'

const { ca, serverKey, serverCert, clientKey, clientCert, lockedKey, pfx } = createCertificates()

/** A server that tells whose certificate it saw; with `mutual` it refuses to talk without one. */
function startTls(mutual: boolean) {
  const tls = { key: serverKey, cert: serverCert, ca, requestCert: mutual, rejectUnauthorized: mutual }
  return startRawServer((socket) => {
    const subject = (socket as TLSSocket).getPeerCertificate().subject as { CN?: string } | undefined
    socket.write(rawReply(subject?.CN ?? 'nobody'))
  }, tls)
}

test.each<[string, TransportTls]>([
  ['PEM text', { ca, cert: clientCert, key: clientKey }],
  ['PEM bytes', { ca: Buffer.from(ca), cert: Buffer.from(clientCert), key: new Uint8Array(Buffer.from(clientKey)) }],
  ['a locked PEM key', { ca, cert: clientCert, key: lockedKey, passphrase: PASSPHRASE }],
  ['PKCS#12', { ca, pfx, passphrase: PASSPHRASE }],
  ['PKCS#12 as plain bytes', { ca, pfx: new Uint8Array(pfx), passphrase: PASSPHRASE }]
])('shows a certificate given as %s', async (_as, tls) => {
  const server = await startTls(true)
  expect(await outcomeOf(sendGet(openTransport({ tls }), server.url))).toEqual({ status: 200, body: 'client' })
})

test('shows none where none is asked for or given', async () => {
  const server = await startTls(false)
  expect(await outcomeOf(sendGet(openTransport({ tls: { ca } }), server.url))).toEqual({ status: 200, body: 'nobody' })
})

test('reuses a TLS connection', async () => {
  const server = await startTls(true)
  const transport = openTransport({ tls: { ca, pfx, passphrase: PASSPHRASE } })
  for (let call = 0; call < 5; call++) {
    await sendGet(transport, server.url)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(server.sockets.length).toBe(1)
})

test('is refused by a server that wants a certificate', async () => {
  const server = await startTls(true)
  // In TLS 1.3 the refusal comes after the client's side of the handshake, so a request may be under way.
  expect(await outcomeOf(sendGet(openTransport({ tls: { ca } }), server.url))).toMatchObject({ kind: 'network' })
})

test.each<[string, TransportTls | undefined, RegExp]>([
  [
    'an authority that it does not know',
    undefined,
    /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/
  ],
  [
    'another authority than the given one',
    { ca: clientCert },
    /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN)$/
  ]
])('refuses %s before anything is sent', async (_what, tls, code) => {
  const server = await startTls(false)
  const outcome = await outcomeOf(sendGet(openTransport(tls === undefined ? {} : { tls }), server.url))
  expect(outcome).toMatchObject({ kind: 'network', phase: 'connect', sent: false, code: expect.stringMatching(code) })
})

test('refuses a certificate for another host before anything is sent', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')), { key: clientKey, cert: clientCert })
  expect(await outcomeOf(sendGet(openTransport({ tls: { ca } }), server.url))).toMatchObject({
    phase: 'connect',
    sent: false,
    code: 'ERR_TLS_CERT_ALTNAME_INVALID'
  })
})

test.each<[string, TransportTls]>([
  ['a wrong passphrase', { pfx, passphrase: 'hunter22' }],
  ['no passphrase', { cert: clientCert, key: lockedKey }],
  ['a key that is none', { cert: clientCert, key: 'hunter22' }],
  ['a bundle that is none', { pfx: Buffer.from('hunter22') }],
  ['another key than the certificate has', { cert: clientCert, key: serverKey }]
])('refuses %s before any call, and repeats nothing of it', (_what, tls) => {
  // The code of OpenSSL differs between versions of Node.
  expect(() => createUndiciTransport({ tls })).toThrow(
    /^"tls" expected PEM or PKCS#12 that belongs together and that the passphrase opens, got what OpenSSL refuses \((ERR_OSSL_\w+|no code)\)$/
  )
})

test('goes through a proxy to https, with its own certificate and the credentials of the proxy', async () => {
  const server = await startTls(true)
  const proxy = await startProxy()
  const transport = openTransport({
    proxy: `http://me:p%40ss@127.0.0.1:${proxy.port}`,
    tls: { ca, pfx, passphrase: PASSPHRASE }
  })
  expect(await outcomeOf(sendGet(transport, server.url))).toEqual({ status: 200, body: 'client' })
  await sendGet(transport, server.url)
  expect(proxy.asked[0]).toEqual({
    target: `localhost:${server.port}`,
    authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`
  })
})

test('goes through a proxy to http', async () => {
  const server = await startRawServer((socket, head) => socket.write(rawReply(head.split('\r\n')[0] as string)))
  const proxy = await startProxy()
  const transport = openTransport({ proxy: `http://127.0.0.1:${proxy.port}` })
  expect(await outcomeOf(sendGet(transport, `${server.url}/a?b=1`))).toEqual({
    status: 200,
    body: 'GET /a?b=1 HTTP/1.1'
  })
  expect(proxy.asked).toEqual([{ target: `127.0.0.1:${server.port}`, authorization: undefined }])
})

test.each([407, 403, 502])('a proxy that answers %i has sent nothing', async (status) => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const proxy = await startProxy(status)
  const outcome = await outcomeOf(sendGet(openTransport({ proxy: `http://127.0.0.1:${proxy.port}` }), server.url))
  expect(outcome).toEqual({ kind: 'network', phase: 'connect', sent: false, code: 'UND_ERR_ABORTED' })
  expect(server.sockets.length).toBe(0)
})

test('a proxy that is not there has sent nothing', async () => {
  const transport = openTransport({ proxy: `http://127.0.0.1:${await findClosedPort()}` })
  expect(await outcomeOf(sendGet(transport, 'http://127.0.0.1:9'))).toEqual({
    kind: 'network',
    phase: 'connect',
    sent: false,
    code: 'ECONNREFUSED'
  })
})

test('a proxy that leads nowhere costs the time of the connection and no more', async () => {
  const mute = await startRawServer(() => {})
  const transport = openTransport({ proxy: `http://127.0.0.1:${mute.port}` })
  const outcome = await outcomeOf(sendGet(transport, 'http://127.0.0.1:9', { connectMs: 50 }))
  expect(outcome).toEqual({ kind: 'timeout', phase: 'connect', sent: false, limit: 50 })
  await transport.close()
})
