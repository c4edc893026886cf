import { expect, test } from 'vitest'
import { TransportError } from '../../src/errors/transport-error.ts'

test('says how far the exchange came', () => {
  const error = new TransportError({ kind: 'network', sent: true, phase: 'headers', systemCode: 'ECONNRESET' })
  expect(error.message).toMatchInlineSnapshot(`"network failure in the phase "headers": ECONNRESET"`)
  expect({ ...error }).toEqual({
    name: 'TransportError',
    kind: 'network',
    sent: true,
    phase: 'headers',
    limit: undefined,
    code: 'ECONNRESET'
  })
})

test('says which limit was passed', () => {
  const error = new TransportError({ kind: 'too-large', sent: true, phase: 'body', limit: 1024 })
  expect(error.message).toMatchInlineSnapshot(`"too-large failure in the phase "body""`)
  expect([error.limit, error.code]).toEqual([1024, undefined])
})

test.each(['connect to https://me:hunter2@host failed', 'a b', '', 'x'.repeat(65), 'a\nb'])(
  'drops a code that is no word: %j',
  (systemCode) => {
    const error = new TransportError({ kind: 'network', sent: false, phase: 'connect', systemCode })
    expect([error.code, error.message]).toEqual([undefined, 'network failure in the phase "connect"'])
  }
)

test('knows itself across two copies by its mark', () => {
  expect(TransportError.isInstance({ [Symbol.for('@kaifang/http-core/TransportError')]: true })).toBe(true)
  for (const other of [new Error('x'), null, 'TransportError']) expect(TransportError.isInstance(other)).toBe(false)
})
