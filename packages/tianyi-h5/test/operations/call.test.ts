import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf, SAMPLE, startPlatform } from '../start-platform.ts'

const PATH = '/platform/auth/api/open/getUserInfo'

/** The signature over parameters that need no escaping, by node:crypto alone. */
function signatureOf(text: string): string {
  const signed = `X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&${text}`
  return createHmac('sha1', SAMPLE.appSecret).update(signed).digest('hex').toUpperCase()
}

describe('call', () => {
  // The string "X-H5App-ID=0e0d8b62&X-H5App-Timestamp=1578042800057&h5appSession=ABCD1234"
  it('signs a mini program in its own headers', async () => {
    const { server, tianyi } = await startPlatform({ headerPrefix: 'X-H5App-' })
    server.answer({ body: { code: 0, msg: '成功', data: { encryptedData: 'x' } } })
    expect(await tianyi.call({ method: 'GET', path: PATH, params: { h5appSession: 'ABCD1234' } })).toEqual({
      encryptedData: 'x'
    })
    expect(server.requests[0]).toMatchObject({
      target: `${PATH}?h5appSession=ABCD1234`,
      headers: { 'x-h5app-signature': 'CF4850ABA6C81756EA9ACB6D1C7548657FE98525' }
    })
  })

  it('sends a POST as a form, signed alike', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer({ body: { code: 0, data: null } })
    const call = {
      method: 'POST',
      path: '/platform/auth/api/open/code2Session',
      params: { h5appCode: 'AB12' }
    } as const
    expect(await tianyi.call(call)).toBeNull()
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-h5-signature': signatureOf('h5appCode=AB12')
      }
    })
    expect(server.requests[0]?.body.toString()).toBe('h5appCode=AB12')
  })

  it.each([
    ['true', true, 'true'],
    ['false', false, 'false'],
    ['a number', 7, '7'],
    ['a fraction', 1.5, '1.5'],
    ['a bigint', 12345678901234567890n, '12345678901234567890'],
    ['minus zero', -0, '0'],
    ['text', 'AB12', 'AB12'],
    ['empty text', '', '']
  ])('signs the very text that it sends of %s', async (_, value, text) => {
    const { server, tianyi } = await startPlatform()
    server.answer({ body: { code: 0 } })
    await tianyi.call({ method: 'GET', path: PATH, params: { a: value, left: undefined } })
    await tianyi.call({ method: 'POST', path: PATH, params: { a: value, left: undefined } })
    expect(server.requests[0]?.target).toBe(`${PATH}?a=${text}`)
    expect(server.requests[1]?.body.toString()).toBe(`a=${text}`)
    for (const { headers } of server.requests) expect(headers['x-h5-signature']).toBe(signatureOf(`a=${text}`))
  })

  it.each([
    ['GET', undefined, 3],
    ['POST', undefined, 1],
    ['GET', 'write', 1],
    ['POST', 'keyed-write', 3]
  ] as const)('sends a %s with effect %s up to %i times', async (method, effect, times) => {
    const { server, tianyi } = await startPlatform()
    server.answer({ status: 503, body: { code: 1, msg: 'x' } })
    await failureOf(tianyi.call({ method, path: PATH, ...(effect === undefined ? {} : { effect }) }))
    expect(server.requests).toHaveLength(times)
  })

  const right = { method: 'GET', path: PATH }
  it.each([
    ['nothing', undefined, 'input'],
    ['a field that it does not know', { ...right, query: {} }, 'query'],
    ['another method', { ...right, method: 'PUT' }, 'method'],
    ['an effect that it does not know', { ...right, effect: 'none' }, 'effect'],
    ['no path', { method: 'GET' }, 'path'],
    ['a path with a query', { ...right, path: '/x?a=1' }, 'path'],
    ['another host', { ...right, path: 'https://evil.example/' }, 'path'],
    ['text as parameters', { ...right, params: 'a=1' }, 'params'],
    ['a list of parameters', { ...right, params: [] }, 'params'],
    ['a parameter without a name', { ...right, params: { '': 1 } }, 'params'],
    ['null', { ...right, params: { a: null } }, 'params.a'],
    ['a list', { ...right, params: { a: [] } }, 'params.a'],
    ['a map', { ...right, params: { a: {} } }, 'params.a'],
    ['NaN', { ...right, params: { a: Number.NaN } }, 'params.a'],
    ['an infinite number', { ...right, params: { a: Number.POSITIVE_INFINITY } }, 'params.a'],
    ['an integer past 2^53', { ...right, params: { a: 2 ** 53 } }, 'params.a'],
    ['a lone surrogate', { ...right, params: { a: '\ud800' } }, 'params.a']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, tianyi } = await startPlatform()
    expect(await failureOf(tianyi.call(input as never))).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toHaveLength(0)
  })
})
