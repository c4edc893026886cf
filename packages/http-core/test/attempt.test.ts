import { expect, test } from 'vitest'
import { type Attempt, contextOf, failuresOf, leftOf, requestIdOf, secretsOf, wasSent } from '../src/attempt.ts'
import type { EncodedRequest } from '../src/encode-request.ts'
import { TransportError } from '../src/errors/transport-error.ts'

const request: EncodedRequest = {
  method: 'POST',
  origin: 'https://x',
  path: '/a?sign=signature-1',
  headers: {},
  body: 'ab'
}
const reply = (id: string) => ({ status: 200, headers: { 'x-id': id }, body: new Uint8Array(0) })

function attempt(more: Partial<Attempt> = {}): Attempt {
  return {
    platform: {
      service: 'shop',
      defaultBaseUrl: 'https://x',
      checkReply: () => 0,
      secrets: ['secret-1'],
      publicFields: ['order'],
      requestIdHeader: 'x-id'
    },
    description: { operation: 'pay', method: 'POST', path: '/a', effect: 'write', settleHint: 'look' },
    number: 1,
    nowMs: 0,
    time: { budget: 'total', limitMs: 5000, endsAt: performance.now() + 5000 },
    ...more
  }
}

test('has some time left, and never less than a timer can be', () => {
  expect(leftOf(attempt())).toBeGreaterThan(4000)
  expect(leftOf(attempt({ time: { budget: 'total', limitMs: 5, endsAt: performance.now() - 5 } }))).toBe(1)
})

test('was not sent before it was signed, and afterwards as the transport says', () => {
  const unsent = new TransportError({ kind: 'network', sent: false, phase: 'connect' })
  expect(wasSent(attempt(), new Error('signer'))).toBe(false)
  expect(wasSent(attempt({ request }), unsent)).toBe(false)
  expect(wasSent(attempt({ request }), new TransportError({ kind: 'network', sent: true, phase: 'body' }))).toBe(true)
  expect(wasSent(attempt({ request }), new Error('who knows'))).toBe(true)
})

test('its secrets are those of the platform and all that was sent, with what the signer added', () => {
  expect(secretsOf(attempt())).toEqual(['secret-1'])
  const signed = {
    ...attempt().description,
    body: { kind: 'form', fields: { sign: 'signature-2', order: 'A1' } }
  } as const
  expect(secretsOf(attempt({ request, signed }))).toEqual(['secret-1', 'signature-1', 'signature-2'])
})

test('knows the id of the platform', () => {
  expect(requestIdOf(attempt({ request, reply: reply('0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9') }))).toBe(
    '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
  )
  expect(requestIdOf(attempt({ request }))).toBeUndefined()
  expect(requestIdOf(attempt({ request, reply: { ...reply(''), headers: {} } }))).toBeUndefined()
  const { requestIdHeader: _none, ...platform } = attempt().platform
  expect(requestIdOf(attempt({ request, platform, reply: reply('r-1') }))).toBeUndefined()
})

test.each(['', 'a b', 'line\none', '年', 'x'.repeat(129), 'id-SECRET-1', 'signature-1'])(
  'takes %j for no id of a platform',
  (id) => {
    expect(requestIdOf(attempt({ request, reply: reply(id) }))).toBeUndefined()
  }
)

test('gives errors their context', () => {
  expect(contextOf(attempt({ request, reply: reply('r-1') }), 'unknown')).toEqual({
    service: 'shop',
    operation: 'pay',
    request: { method: 'POST', url: 'https://x/a', queryFields: ['sign'], headerNames: [], bodyBytes: 2 },
    requestId: 'r-1',
    settleBy: undefined,
    settleHint: 'look',
    outcome: 'unknown'
  })
  expect(contextOf(attempt(), 'rejected').request).toBeUndefined()
})

test('an unreadable reply leaves the outcome of a write open, and not that of a read', () => {
  const outcomeOf = (effect: 'read' | 'write') => {
    const given = attempt({ request, description: { ...attempt().description, effect } })
    return failuresOf(given, reply('r-1')).decode('sent a body with signature-1').outcome
  }
  expect([outcomeOf('read'), outcomeOf('write')]).toEqual(['rejected', 'unknown'])
})
