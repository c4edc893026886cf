import { createSecret } from '@kaifang/hmac-sign'
import type { RequestDescription } from '@kaifang/http-core'
import { signerContract } from '@kaifang/http-core/testing'
import { describe, expect, it, test } from 'vitest'
import { createUtoolsSigner, verifyResource } from '../src/utools-sign.ts'
import { hmacSha256, phpSign } from './php-sign.ts'
import { readFixture } from './read-fixture.ts'
import { REQUEST_MS, SECRET, TOKEN } from './start-platform.ts'

const secret = createSecret(SECRET)
const signer = createUtoolsSigner('zueadppw', secret)
const context = { nowMs: REQUEST_MS + 999, nonce: () => '' }
const get: RequestDescription = {
  operation: 'getBaseInfo',
  method: 'GET',
  path: '/baseinfo',
  query: { access_token: TOKEN },
  effect: 'read'
}
const post: RequestDescription = {
  operation: 'createGoods',
  method: 'POST',
  path: '/goods',
  body: { kind: 'json', value: { total_fee: 100, title: 'VIP * 1 ~ 年' } },
  effect: 'write'
}

describe('the signer of queries', () => {
  signerContract(test, { signer, description: get, changed: { ...get, query: { access_token: 'b'.repeat(32) } } })

  // The published vector 1.
  it('puts the signed text itself on the wire, with the seconds begun, and the signature behind it', () => {
    expect(signer.signParams?.(get, context)).toEqual({
      ...get,
      query: `access_token=${TOKEN}&plugin_id=zueadppw&timestamp=1624329435&sign=8181e04cb564663f2fc7deee6bad3032063617826329501cfe92e052937f9dc8`
    })
  })

  it('signs a request without parameters of its own', () => {
    const { query: _, ...bare } = get
    const signed = signer.signParams?.(bare, context)
    const sign = phpSign({ plugin_id: 'zueadppw', timestamp: 1624329435 }, SECRET)
    expect(signed).toMatchObject({ query: `plugin_id=zueadppw&timestamp=1624329435&sign=${sign}` })
  })
})

describe('the signer of bodies', () => {
  signerContract(test, {
    signer,
    description: post,
    changed: { ...post, body: { kind: 'json', value: { total_fee: 101, title: 'VIP * 1 ~ 年' } } }
  })

  // The published vector 7.
  it('puts plug-in, time and signature beside the parameters', () => {
    expect(signer.signParams?.(post, context)).toEqual({
      ...post,
      body: {
        kind: 'json',
        value: {
          total_fee: 100,
          title: 'VIP * 1 ~ 年',
          plugin_id: 'zueadppw',
          timestamp: 1624329435,
          sign: 'a2038f177692d17d43013ccc1ddde4b67f90345449a458cc1cea6a1392ba47dc'
        }
      }
    })
  })
})

describe('verifyResource', () => {
  const verify = (resource: object, sign: unknown) => verifyResource(resource, sign, [secret])

  it.each([
    'get-base-info.ok',
    'get-base-info.odd-characters',
    'get-payment-record.unpaid',
    'get-payment-record.null-paid-at',
    'get-payment-record.attach',
    'get-payment-record.paid'
  ])('believes %s, signed by PHP', (name) => {
    const { resource, sign } = readFixture(name).body
    expect(verify(resource, sign)).toBe(true)
  })

  it.each(['get-payment-record.bare-asterisk', 'get-base-info.published-sign'])('refuses %s', (name) => {
    const { resource, sign } = readFixture(name).body
    expect(verify(resource, sign)).toBe(false)
  })

  // Reference values of PHP 8.2, precision 14; the texts are spelled out so that no code of ours makes them.
  it.each([
    ['a float', { a: 0.1 + 0.2 }, 'a=0.3'],
    ['a tiny float', { a: 1.5e-7 }, 'a=1.5E-7'],
    ['a whole float', JSON.parse('{"a":1.0}'), 'a=1'],
    ['minus zero', JSON.parse('{"a":-0.0}'), 'a=-0'],
    ['true and false', { a: true, b: false }, 'a=1&b=0'],
    ['an empty text', { a: '', b: 'x' }, 'a=&b=x'],
    ['null', { a: null, b: 'x' }, 'b=x'],
    ['a list', { a: [1, 2] }, 'a%5B0%5D=1&a%5B1%5D=2'],
    ['null in a list, which keeps the numbers of the others', { a: [1, null, 3] }, 'a%5B0%5D=1&a%5B2%5D=3'],
    ['a map', { a: { k: 1 } }, 'a%5Bk%5D=1'],
    ['an empty list', { a: [], b: 'x' }, 'b=x'],
    ['an integer past 2^53 that kept its digits', { a: '12345678901234567890' }, 'a=12345678901234567890'],
    ['a key named sign', { a: 1, sign: 'x' }, 'a=1&sign=x'],
    ['a key named __proto__', JSON.parse('{"__proto__":"x","a":1}'), '__proto__=x&a=1'],
    ['upper case before _ before lower case', { a_b: 1, aB: 2, ab: 3 }, 'aB=2&a_b=1&ab=3']
  ])('believes %s as PHP writes it', (_, resource, text) => {
    expect(verify(resource, hmacSha256(text, SECRET))).toBe(true)
  })

  it('does not leave out a key named sign: a field that nobody signed would slip in', () => {
    expect(verify({ a: 1, sign: 'x' }, hmacSha256('a=1', SECRET))).toBe(false)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an empty text', ''],
    ['63 digits', 'a'.repeat(63)],
    ['65 digits', 'a'.repeat(65)],
    ['upper case', phpSign({ a: 1 }, SECRET).toUpperCase()],
    ['blanks around it', ` ${phpSign({ a: 1 }, SECRET)}`],
    ['a list around it', [phpSign({ a: 1 }, SECRET)]]
  ])('refuses %s as signature', (_, sign) => {
    expect(verify({ a: 1 }, sign)).toBe(false)
  })

  it.each([
    ['a lone surrogate', { a: '\ud800' }],
    ['an integer that has lost digits', { a: 2 ** 60 }],
    ['33 levels', { a: JSON.parse('['.repeat(33) + ']'.repeat(33)) }]
  ])('refuses %s, which no PHP can have signed, without throwing', (_, resource) => {
    expect(verify(resource, 'a'.repeat(64))).toBe(false)
  })

  it('rethrows what is no verdict on the message', () => {
    const broken = {
      get a(): never {
        throw new Error('out of memory')
      }
    }
    expect(() => verify(broken, 'a'.repeat(64))).toThrow('out of memory')
  })

  it('believes each of several secrets and no other', () => {
    const secrets = ['2'.repeat(32), '1'.repeat(32)].map((text) => createSecret(text))
    expect(verifyResource({ a: 1 }, phpSign({ a: 1 }, '1'.repeat(32)), secrets)).toBe(true)
    expect(verifyResource({ a: 1 }, phpSign({ a: 1 }, '2'.repeat(32)), secrets)).toBe(true)
    expect(verifyResource({ a: 1 }, phpSign({ a: 1 }, SECRET), secrets)).toBe(false)
  })
})
