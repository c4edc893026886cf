import { describe, expect, it } from 'vitest'
import { hmacSha256, phpSign } from '../php-sign.ts'
import { readFixture } from '../read-fixture.ts'
import { BASE_INFO_MS, failureOf, SECRET, signedBody, startPlatform, TOKEN } from '../start-platform.ts'

describe('call', () => {
  it('signs a GET as the modelled operations do, and returns what was verified', async () => {
    const { server, utools } = await startPlatform(BASE_INFO_MS)
    const { body } = readFixture('get-base-info.ok')
    server.answer({ body })
    const resource = await utools.call({ method: 'GET', path: '/baseinfo', params: { access_token: TOKEN } })
    expect(resource).toEqual(body.resource)
    const sign = phpSign({ access_token: TOKEN, plugin_id: 'zueadppw', timestamp: BASE_INFO_MS / 1000 }, SECRET)
    expect(server.requests[0]?.query.get('sign')).toBe(sign)
  })

  it('sends no parameter that is undefined, and needs none', async () => {
    const { server, utools } = await startPlatform()
    server.answer({ body: signedBody({ timestamp: 1624329435 }) })
    await utools.call({ method: 'GET', path: '/x', params: { a: undefined } })
    await utools.call({ method: 'GET', path: '/x' })
    expect(server.requests.map(({ query }) => [...query.keys()])).toEqual([
      ['plugin_id', 'timestamp', 'sign'],
      ['plugin_id', 'timestamp', 'sign']
    ])
  })

  // The texts are spelled out: what PHP signs of what was sent.
  it.each([
    ['true', true, 1, '1'],
    ['false', false, 0, '0'],
    ['a bigint', 12345678901234567890n, '12345678901234567890', '12345678901234567890'],
    ['a float', 0.1 + 0.2, 0.30000000000000004, '0.3'],
    ['text', 'a*b ~年', 'a*b ~年', 'a%2Ab+%7E%E5%B9%B4'],
    ['empty text', '', '', '']
  ])('signs %s as PHP reads what is sent', async (_, value, sent, text) => {
    const { server, utools } = await startPlatform()
    const signed = hmacSha256(`a=${text}&plugin_id=zueadppw&timestamp=1624329435`, SECRET)
    await utools.call({ method: 'POST', path: '/x', params: { a: value }, signedReply: false })
    expect(JSON.parse(server.requests[0]!.body.toString('utf8'))).toMatchObject({ a: sent, sign: signed })
    await utools.call({ method: 'GET', path: '/x', params: { a: value }, signedReply: false })
    expect(server.requests[1]?.target).toBe(`/x?a=${text}&plugin_id=zueadppw&timestamp=1624329435&sign=${signed}`)
  })

  it('verifies replies unless it is told that they are not signed', async () => {
    const { server, utools } = await startPlatform()
    server.answer({ body: { message: 'done' } })
    expect(await failureOf(utools.call({ method: 'POST', path: '/x' }))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(await utools.call({ method: 'POST', path: '/x', signedReply: false })).toEqual({ message: 'done' })
  })

  it.each([
    ['GET', undefined, 3],
    ['POST', undefined, 1],
    ['GET', 'write', 1],
    ['POST', 'read', 3],
    ['POST', 'keyed-write', 3]
  ] as const)('sends a %s with effect %s up to %i times', async (method, effect, times) => {
    const { server, utools } = await startPlatform()
    server.answer({ status: 503, body: { message: 'x' } })
    await failureOf(utools.call({ method, path: '/x', ...(effect === undefined ? {} : { effect }) }))
    expect(server.requests).toHaveLength(times)
  })

  const right = { method: 'GET', path: '/x' }
  it.each([
    ['nothing', undefined, 'input'],
    ['a path alone', '/x', 'input'],
    ['a field that it does not know', { ...right, query: {} }, 'query'],
    ['no method', { path: '/x' }, 'method'],
    ['another method', { ...right, method: 'DELETE' }, 'method'],
    ['a method in lower case', { ...right, method: 'get' }, 'method'],
    ['an effect that it does not know', { ...right, effect: 'reed' }, 'effect'],
    ['no path', { method: 'GET' }, 'path'],
    ['a number as path', { ...right, path: 7 }, 'path'],
    ['an empty path', { ...right, path: '' }, 'path'],
    ['a path that does not begin with a slash', { ...right, path: 'x' }, 'path'],
    ['a path with a query', { ...right, path: '/x?a=1' }, 'path'],
    ['a path that leaves the base', { ...right, path: '/../x' }, 'path'],
    ['another host', { ...right, path: '//evil.example/x'.replace('//', 'https://') }, 'path'],
    ['text as parameters', { ...right, params: 'a=1' }, 'params'],
    ['a list of parameters', { ...right, params: [['a', 1]] }, 'params'],
    ['a parameter without a name', { ...right, params: { '': 1 } }, 'params'],
    ['a name with a lone surrogate', { ...right, params: { '\ud800': 1 } }, 'params'],
    ['a plugin of your own', { ...right, params: { plugin_id: 'x' } }, 'params.plugin_id'],
    ['a time of your own', { ...right, params: { timestamp: 1 } }, 'params.timestamp'],
    ['a signature of your own', { ...right, params: { sign: 'x' } }, 'params.sign'],
    ['null', { ...right, params: { a: null } }, 'params.a'],
    ['a list', { ...right, params: { a: [1] } }, 'params.a'],
    ['a map', { ...right, params: { a: { b: 1 } } }, 'params.a'],
    ['a Date', { ...right, params: { a: new Date(0) } }, 'params.a'],
    ['a function', { ...right, params: { a: () => 1 } }, 'params.a'],
    ['NaN', { ...right, params: { a: Number.NaN } }, 'params.a'],
    ['an infinite number', { ...right, params: { a: Number.NEGATIVE_INFINITY } }, 'params.a'],
    ['an integer past 2^53', { ...right, params: { a: 2 ** 53 } }, 'params.a'],
    ['minus zero', { ...right, params: { a: -0 } }, 'params.a'],
    ['a lone surrogate', { ...right, params: { a: '\udfff' } }, 'params.a'],
    ['a value under a long name', { ...right, params: { ['n'.repeat(100)]: null } }, `params.${'n'.repeat(40)}`]
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, utools } = await startPlatform()
    const error = await failureOf(utools.call(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT', field })
    expect(server.requests).toHaveLength(0)
  })
})
