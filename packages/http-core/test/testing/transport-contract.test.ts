import { expect, test } from 'vitest'
import { TransportError } from '../../src/errors/transport-error.ts'
import { transportContract } from '../../src/testing/transport-contract.ts'
import type { Transport } from '../../src/transport.ts'
import { createUndiciTransport } from '../../src/undici-transport.ts'
import { failingCases } from '../failing-cases.ts'

/** Cases that fail for a transport whose `send` is replaced. */
function failuresOf(breakSend: (send: Transport['send']) => Transport['send']): Promise<string[]> {
  return failingCases((register) =>
    transportContract(register, () => {
      const transport = createUndiciTransport()
      return { send: breakSend(transport.send), close: transport.close }
    })
  )
}

test('a right transport fails in nothing', async () => {
  expect(await failuresOf((send) => send)).toEqual([])
})

test.each<[string, (send: Transport['send']) => Transport['send'], string[]]>([
  [
    'rewrites the path',
    (send) =>
      (request, ...rest) =>
        send({ ...request, path: '/' }, ...rest),
    ['sends method, path, headers and body as they are']
  ],
  [
    'decodes the body',
    (send) =>
      async (...all) => {
        const reply = await send(...all)
        return { ...reply, body: Buffer.from(Buffer.from(reply.body).toString()) }
      },
    ['returns status, headers and bytes as they came']
  ],
  [
    'follows redirects',
    (send) =>
      async (request, ...rest) => {
        const reply = await send(request, ...rest)
        return reply.status === 302 ? send({ ...request, path: String(reply.headers.location) }, ...rest) : reply
      },
    ['does not follow a redirect']
  ],
  [
    'has no cap on bodies',
    (send) => (request, limits, signal) => send(request, { ...limits, maxBodyBytes: 1e9 }, signal),
    [
      'refuses a body that is larger than announced as allowed',
      'refuses a body that grows past the limit without announcing it'
    ]
  ],
  [
    'says that nothing was sent',
    (send) =>
      (...all) =>
        send(...all).catch((error) => {
          throw TransportError.isInstance(error) ? new TransportError({ ...error, sent: false }) : error
        }),
    ['ends in time when no reply comes', 'tells a connection that was reset after sending']
  ],
  [
    'always says that something was sent',
    (send) =>
      (...all) =>
        send(...all).catch((error) => {
          throw TransportError.isInstance(error) ? new TransportError({ ...error, sent: true }) : error
        }),
    ['tells that nothing was sent where nobody listens']
  ],
  [
    'wraps the reason of an abort',
    (send) => (request, limits, signal) =>
      send(request, limits, signal).catch((error) => {
        throw signal?.aborted ? new Error('aborted', { cause: error }) : error
      }),
    ['rethrows the reason of an abort unchanged']
  ]
])('finds a transport that %s', async (_fault, breakSend, names) => {
  expect(await failuresOf(breakSend)).toEqual(names)
})
