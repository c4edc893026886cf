import { describe, expect, it } from 'vitest'
import { failureOf, startPlatform } from './support/start-platform.ts'

/** Bodies as the platform's pages and SDKs show them (reference, section 4). */
async function callWith(body: unknown, status = 200) {
  const platform = await startPlatform({ retry: false })
  platform.answerApi({ status, body })
  return { platform, call: platform.youzan.call('youzan.test.write', '1.0.0', {}) }
}

describe('a reply that means success', () => {
  it.each<[string, unknown, unknown]>([
    ['modern', { trace_id: 'yz7-1', code: 200, success: true, message: 'successful', data: { a: 1 } }, { a: 1 }],
    ['modern, its code as text', { code: '200', success: true, message: null, data: [1] }, [1]],
    ['modern, with a flag as data', { code: 200, success: true, data: false }, false],
    ['modern, with text as data', { code: 200, success: true, data: 'ok' }, 'ok'],
    ['modern, without data', { code: 200, success: true, message: 'successful', data: null }, null],
    ['modern, without code', { success: true, data: { a: 1 } }, { a: 1 }],
    ['modern, without success', { code: 200, data: { a: 1 } }, { a: 1 }],
    ['modern, its success as text', { success: 'true', data: 1 }, 1],
    ['modern, of data alone', { data: { a: 1 } }, { a: 1 }],
    ['modern, without anything', { code: 200, success: true, message: 'successful' }, null],
    ['legacy (youzan.trade.memo.update)', { response: { is_success: true } }, { is_success: true }],
    ['legacy, a bare flag', { response: true }, true],
    [
      'a list beside success',
      { success: true, code: 200, items: [{ a: 1 }], paginator: { page: 1, page_size: 20, total_count: 1 } },
      { items: [{ a: 1 }], paginator: { page: 1, page_size: 20, total_count: 1 } }
    ]
  ])('is read: %s', async (_, body, data) => {
    const { call } = await callWith(body)
    expect(await call).toMatchObject({ errCode: 0, errMsg: 'ok', data, raw: body })
  })

  it('tells the id of the exchange, whichever of its names it has', async () => {
    expect((await (await callWith({ success: true, trace_id: 'yz7-1', request_id: 'r-1' })).call).requestId).toBe(
      'yz7-1'
    )
    expect((await (await callWith({ success: true, request_id: 'r-1' })).call).requestId).toBe('r-1')
    expect((await (await callWith({ success: true })).call).requestId).toBeUndefined()
  })

  it('keeps the digits of ids past 2^53', async () => {
    const { call } = await callWith(
      '{"code":200,"success":true,"data":{"oid":1481453940569543563,"ids":[1481453940569543562,1481453940569543564],"tid":"E20200101"}}'
    )
    expect((await call).data).toEqual({
      oid: '1481453940569543563',
      ids: ['1481453940569543562', '1481453940569543564'],
      tid: 'E20200101'
    })
  })
})

describe('a refusal', () => {
  it('of the gateway', async () => {
    const { call } = await callWith({
      gw_err_resp: { err_code: 4204, err_msg: '没有权限', trace_id: 'yz7-0a9faf0a-1583720718116-100001' }
    })
    expect(await failureOf(call)).toMatchObject({
      code: 'ERR_YOUZAN_PERMISSION',
      errCode: 4204,
      errMsg: '没有权限',
      retryable: false,
      outcome: 'rejected',
      operation: 'test.write',
      requestId: 'yz7-0a9faf0a-1583720718116-100001'
    })
  })

  it('of the gateway, under the other name of its text, with the id outside', async () => {
    const { call } = await callWith({
      gw_err_resp: { err_code: '4004', err_message: 'body is not JSON' },
      trace_id: 'yz7-2'
    })
    expect(await failureOf(call)).toMatchObject({
      code: 'ERR_YOUZAN_REQUEST',
      errCode: '4004',
      errMsg: 'body is not JSON',
      requestId: 'yz7-2'
    })
  })

  it('of the gateway without words', async () => {
    const { call } = await callWith({ gw_err_resp: {} })
    expect(await failureOf(call)).toMatchObject({ code: 'ERR_API', errCode: 'none', errMsg: '' })
  })

  it.each([
    [{ code: 50000, msg: '系统内部错误' }, '系统内部错误'],
    [{ code: 50000, message: '系统内部错误', sub_code: 10000, sub_msg: 'inner' }, '系统内部错误 (10000 inner)']
  ])('of the old gateway: %o', async (error_response, errMsg) => {
    const { call } = await callWith({ error_response })
    expect(await failureOf(call)).toMatchObject({
      code: 'ERR_YOUZAN_UNAVAILABLE',
      errCode: 50000,
      errMsg,
      outcome: 'unknown'
    })
  })

  it.each<[string, unknown, object]>([
    [
      'with data that is not null',
      { code: 141502109, success: false, message: '客户已存在', data: { items: [] }, trace_id: 'yz7-3' },
      { code: 'ERR_YOUZAN_CONFLICT', errCode: 141502109, errMsg: '客户已存在', requestId: 'yz7-3' }
    ],
    [
      'of the gateway in the other envelope',
      { code: 4204, success: false, message: 'x' },
      { code: 'ERR_YOUZAN_PERMISSION' }
    ],
    ['with its code as text', { code: '103011024', success: false, message: 'x' }, { code: 'ERR_YOUZAN_NOT_FOUND' }],
    ['that does not say success', { code: 5000, message: '订单不存在', data: null }, { code: 'ERR_YOUZAN_NOT_FOUND' }],
    [
      'that this version does not know',
      { code: 999999999, success: false, message: 'x' },
      { code: 'ERR_API', retryable: false }
    ],
    ['with its flag as text', { success: 'false', msg: 'x' }, { code: 'ERR_API', errCode: 'none', errMsg: 'x' }],
    ['by flag alone', { success: false, code: 200, message: 'x' }, { code: 'ERR_API', errCode: 200 }]
  ])('of the business, %s', async (_, body, error) => {
    expect(await failureOf((await callWith(body)).call)).toMatchObject({ outcome: 'rejected', ...error })
  })

  it('that says success all the same leaves the outcome open', async () => {
    const { call } = await callWith({ success: true, code: 0, data: {} })
    expect(await failureOf(call)).toMatchObject({ code: 'ERR_API', errCode: 0, outcome: 'unknown' })
  })

  it("with another status is the platform's word where it has its shape", async () => {
    const { call } = await callWith({ gw_err_resp: { err_code: 5003, err_msg: 'plug-in' } }, 500)
    expect(await failureOf(call)).toMatchObject({ code: 'ERR_YOUZAN_UNAVAILABLE', status: 500, outcome: 'unknown' })
    const parameter = await callWith({ gw_err_resp: { err_code: 5001, err_msg: 'busy' } }, 503)
    expect(await failureOf(parameter.call)).toMatchObject({ status: 503, retryable: true, outcome: 'unknown' })
    const unknown = await callWith({ code: 777777777, success: false, message: 'x' }, 503)
    expect(await failureOf(unknown.call)).toMatchObject({ code: 'ERR_API', outcome: 'unknown' })
  })

  it('tells what to do, in whole', async () => {
    const { call } = await callWith({
      gw_err_resp: { err_code: 4007, err_msg: 'ip not in white list', trace_id: 'yz7-4' }
    })
    const { message } = await failureOf(call)
    expect(message.replace(/127\.0\.0\.1:\d+/, '127.0.0.1').replace(/\d+ bytes/, 'n bytes')).toMatchInlineSnapshot(`
      "youzan.test.write was refused: 4007 ip not in white list (method or content type not allowed, or this address is not on the allow-list)
        Request: POST http://127.0.0.1/api/youzan.test.write/1.0.0 (query: access_token)
        Reply: status 200, application/json, n bytes
        Request id: yz7-4
        What to do: read the text; add your IP address to the application
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_youzan_permission"
    `)
  })
})

describe('a reply that is none', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['an HTML page', '<html><body>502</body></html>', 'ERR_HTTP_DECODE', /HTML page/],
    ['an empty body', '', 'ERR_HTTP_DECODE', /empty body/],
    ['half a JSON text', '{"success":tr', 'ERR_HTTP_DECODE', /not JSON/],
    ['a list', [1], 'ERR_HTTP_DECODE', /no object/],
    ['an envelope that nobody documents', { result: { ok: 1 } }, 'ERR_REPLY_SHAPE', /"success"/],
    ['an empty object', {}, 'ERR_REPLY_SHAPE', /"success"/],
    ["the old platform's token", { access_token: 'x', expires_in: 604800 }, 'ERR_REPLY_SHAPE', /"success"/]
  ])('with status 200: %s', async (_, body, code, text) => {
    const error = await failureOf((await callWith(body)).call)
    expect(error).toMatchObject({ code, outcome: 'unknown' })
    expect(error.message).toMatch(text)
  })

  it.each([
    [301, '', 'rejected'],
    [404, '<html>not here</html>', 'rejected'],
    [502, '<html>bad gateway</html>', 'unknown'],
    [500, { hello: 1 }, 'unknown']
  ])('with status %i', async (status, body, outcome) => {
    expect(await failureOf((await callWith(body, status)).call)).toMatchObject({
      code: 'ERR_HTTP_STATUS',
      status,
      outcome
    })
  })
})
