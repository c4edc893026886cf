import { describe, expect, expectTypeOf, it } from 'vitest'
import { PNG } from '../images.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../start-platform.ts'

describe('call', () => {
  it('posts a body, and renames both ways', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 0, errmsg: 'ok', rate_limit: { call_count: 1 }, quota: null } })
    const body = {
      cgiPath: '/wxa/getwxacode',
      begin_date: '20170313',
      data: { someKey: { subKey: 1 } },
      list: [{ aB: 1 }]
    }
    const result = await weixin.call<{ rateLimit: { callCount: number } }>('/cgi-bin/openapi/quota/get', body)
    expectTypeOf(result.rateLimit.callCount).toEqualTypeOf<number>()
    expect(result).toEqual({ errCode: 0, errMsg: 'ok', rateLimit: { callCount: 1 }, quota: null })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/openapi/quota/get',
      query: { access_token: TOKEN },
      body: {
        cgi_path: '/wxa/getwxacode',
        begin_date: '20170313',
        // The content of `data` is free.
        data: { someKey: { subKey: 1 } },
        list: [{ a_b: 1 }]
      }
    })
  })

  it('leaves all names alone where it is told so', async () => {
    const { server, weixin } = await startPlatform()
    const reply = { errcode: 0, errmsg: 'ok', rate_limit: { call_count: 1 } }
    server.answer({ body: reply })
    expect(await weixin.call('/x', { someKey: 1, other_key: 2 }, { names: 'wire', query: { aB: 'c' } })).toEqual(reply)
    expect(shapeOf(server.requests[0])).toMatchObject({
      query: { aB: 'c' },
      body: { someKey: 1, other_key: 2 }
    })
  })

  it('gets without a body, with a query', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ip_list: ['127.0.0.1'] } })
    const result = await weixin.call('/cgi-bin/getcallbackip', undefined, { query: { pageSize: 3 } })
    expect(result).toEqual({ errCode: 0, errMsg: 'ok', ipList: ['127.0.0.1'] })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/cgi-bin/getcallbackip',
      query: { access_token: TOKEN, page_size: '3' }
    })
  })

  it('gives bytes as bytes', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: PNG })
    expect(await weixin.call('/x', {})).toEqual({ errCode: 0, errMsg: 'ok', contentType: 'image/png', buffer: PNG })
  })

  it('takes a token for this call, or none at all', async () => {
    const { server, weixin } = await startPlatform()
    await weixin.call('/x', {}, { accessToken: 'other-token' })
    await weixin.call('/x', {}, { withoutToken: true })
    expect(server.requests.map(({ query }) => query.get('access_token'))).toEqual(['other-token', null])
  })

  it.each([
    ['a POST', {}, undefined, 1],
    ['a POST that only reads', {}, { effect: 'read' }, 3],
    ['a POST with a key', {}, { effect: 'keyed-write' }, 3],
    ['a GET', undefined, undefined, 3],
    ['a GET that writes', undefined, { effect: 'write' }, 1],
    ['a call of this one only', undefined, { retry: false }, 1]
  ])('repeats %s as is safe', async (_, body, options, times) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    await failureOf(weixin.call('/x', body, options as never))
    expect(server.requests).toHaveLength(times)
  })

  it('obeys signal and timeout', async () => {
    const { server, weixin } = await startPlatform()
    server.answer(() => undefined)
    expect(await failureOf(weixin.call('/x', {}, { timeout: 30 }))).toMatchObject({ code: 'ERR_HTTP_TIMEOUT' })
    const reason = new Error('the user left')
    expect(await failureOf(weixin.call('/x', {}, { signal: AbortSignal.abort(reason) }))).toBe(reason)
  })

  it.each([
    ['a path with a query', '/x?a=1', {}, undefined],
    ['a path that climbs', '/../x', {}, undefined],
    ['no path', undefined, {}, undefined],
    ['a body that is a list', '/x', [], undefined],
    ['a body that is text', '/x', 'a', undefined],
    ['a body in a GET', '/x', {}, { method: 'GET' }],
    ['a method that nobody knows', '/x', {}, { method: 'PUT' }],
    ['an effect that nobody knows', '/x', {}, { effect: 'reads' }],
    ['an option that nobody knows', '/x', {}, { signed: true }],
    ['a query that is no object', '/x', {}, { query: 'a=1' }],
    ['names that nobody knows', '/x', {}, { names: 'snake' }]
  ])('refuses %s', async (_, path, body, options) => {
    const { server, weixin } = await startPlatform()
    expect(await failureOf(weixin.call(path as string, body as object, options as never))).toMatchObject({
      code: 'ERR_INPUT'
    })
    expect(server.requests).toEqual([])
  })

  it('refuses a body that never ends', async () => {
    const { server, weixin } = await startPlatform()
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect((await failureOf(weixin.call('/x', loop))).message).toContain('at most 64 levels deep')
    expect(server.requests).toEqual([])
  })
})
