import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { transportFaults } from '../../src/engine/transport-faults.ts'
import type { FaultOptions, TransportFaultName } from '../../src/index.ts'
import { playEcho } from '../support/play-echo.ts'

/** The answer under a fault, and the genuine one after it. */
async function play(fault: TransportFaultName, options: FaultOptions = {}) {
  const { post, read, namespace } = await playEcho()
  namespace.faults.next(fault, options)
  const response = await post()
  const body = Buffer.from(await response.arrayBuffer().catch(() => new ArrayBuffer(0)))
  return { response, body, text: body.toString(), log: namespace.log.list(), read }
}

describe('faults that replace the answer', () => {
  it('html-502: a page of a proxy', async () => {
    const { response, text, log } = await play('html-502')
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html; charset=UTF-8'])
    expect(text).toContain('<h1>502 Bad Gateway</h1>')
    expect(log[0]).toMatchObject({ status: 502, fault: 'html-502' })
  })

  it('rate-limit: 429 with Retry-After in the envelope of the platform', async () => {
    const { response, text } = await play('rate-limit', { retryAfterSeconds: 7 })
    expect([response.status, response.headers.get('retry-after'), text]).toEqual([
      429,
      '7',
      '{"refused":"Too Many Attempts."}'
    ])
  })

  it.each([
    [undefined, 503, 'Service Unavailable'],
    [503, 503, 'Service Unavailable'],
    [500, 500, 'Server Error']
  ] as const)('busy: with status %s answers %d', async (status, expected, refused) => {
    const { response, text } = await play('busy', { status })
    expect([response.status, JSON.parse(text)]).toEqual([expected, { refused }])
  })

  it('redirect: elsewhere on this machine', async () => {
    const { response } = await play('redirect')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/ns\/default\/utools\/followed-redirect$/
    )
    const other = await play('redirect', { location: 'http://127.0.0.1:1/x' })
    expect(other.response.headers.get('location')).toBe('http://127.0.0.1:1/x')
  })

  it('empty-body: nothing, although the platform acted', async () => {
    const { response, text, read } = await play('empty-body')
    expect([response.status, text]).toEqual([200, ''])
    expect((await read()).count).toBe(2)
  })

  it('gzip-bomb: a small body that unpacks to as many bytes as asked', async () => {
    const { response, text } = await play('gzip-bomb', { bytes: 3_000_000 })
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip'])
    expect(Number(response.headers.get('content-length'))).toBeLessThan(10_000)
    expect([text.length, JSON.parse(text).message.length]).toEqual([3_000_000, 2_999_986])
  })

  it('not-json: text under the type of JSON', async () => {
    const { response, text } = await play('not-json')
    expect([response.headers.get('content-type'), text]).toEqual(['application/json', 'success'])
  })
})

describe('faults that change a good answer', () => {
  const genuine = '{"count":1,"data":{"text":"x"}}'

  it('truncated-json: half of it, with a length that fits', async () => {
    const { response, text } = await play('truncated-json')
    expect([text, response.headers.get('content-length')]).toEqual([genuine.slice(0, 15), '15'])
  })

  it('duplicate-key: the payload twice, or a field inside it', async () => {
    expect((await play('duplicate-key')).text).toBe('{"count":1,"data":{"text":"x"},"data":{"text":"x0"}}')
    expect((await play('duplicate-key', { field: 'text' })).text).toBe('{"count":1,"data":{"text":"x","text":"x0"}}')
    expect((await play('duplicate-key', { field: 'other' })).text).toBe(
      '{"count":1,"data":{"text":"x","other":"forged"}}'
    )
  })

  it('deep-nesting: lists inside lists in place of the payload', async () => {
    expect((await play('deep-nesting', { depth: 3 })).text).toBe('{"count":1,"data":[[[]]]}')
    expect((await play('deep-nesting')).body.length).toBe('{"count":1,"data":}'.length + 200_000)
  })

  it('gzip-unannounced: gzip without a header that says so', async () => {
    const { response, body } = await play('gzip-unannounced')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(gunzipSync(body).toString()).toBe(genuine)
  })

  it('truncated-gzip: gzip that ends in the middle', async () => {
    const { response, body } = await play('truncated-gzip')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(body.toString()).not.toBe(genuine)
  })
})

it('changes answers of one member and of several kinds', () => {
  const change = transportFaults['duplicate-key'].change!
  const input = {
    options: {},
    baseUrl: '',
    refuse: () => {
      throw new Error()
    }
  }
  const answer = (body: string) => ({ status: 200, headers: {}, body, granted: true })
  // uTools answers POST /goods with {"message":"…"}.
  expect(change({ ...input, answer: answer('{"message":"id"}') })?.body).toBe('{"message":"id","message":"id0"}')
  expect(change({ ...input, answer: answer('{"a":{"b":[1,null],"c":true}}') })?.body).toBe(
    '{"a":{"b":[1,null],"c":true},"a":{"b":{"0":2,"1":"forged"},"c":"forged"}}'
  )
})

it.each(['duplicate-key', 'deep-nesting'] as const)('%s waits for a JSON object with members', (fault) => {
  const change = transportFaults[fault].change!
  const input = {
    options: {},
    baseUrl: '',
    refuse: () => {
      throw new Error()
    }
  }
  for (const body of [Buffer.from('89504e470d0a1a0a', 'hex'), '[]', '{}', '', '1']) {
    expect(change({ ...input, answer: { status: 200, headers: {}, body, granted: true } })).toBeUndefined()
  }
})
