import { ApiError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { OPERATION_CALLS } from './operation-calls.ts'
import { readFixture } from './read-fixture.ts'
import { failureOf, REQUEST_MS, startPlatform, TOKEN } from './start-platform.ts'

const OPERATIONS = Object.entries(OPERATION_CALLS)

/** The whole text that a user reads, with the address of the server taken out. */
async function textOf(status: number, body: unknown, headers: Record<string, string> = {}, operation = 'getBaseInfo') {
  const { server, utools } = await startPlatform(REQUEST_MS, { retry: false })
  server.answer({ status, body, headers: { date: new Date(REQUEST_MS).toUTCString(), ...headers } })
  const error = await failureOf(OPERATION_CALLS[operation]!(utools))
  return error.message.replaceAll(server.url, 'https://platform').replace(/\n {2}Docs: .*/, '')
}

// "返回状态码", and what a framework adds to it.
describe.each(OPERATIONS)('a refusal of %s', (name, call) => {
  const lost = name === 'createGoods' ? 'unknown' : 'rejected'

  it.each([
    [201, 'ERR_API', false, lost],
    [400, 'ERR_UTOOLS_BAD_REQUEST', false, 'rejected'],
    [401, 'ERR_UTOOLS_UNAUTHORIZED', false, 'rejected'],
    [403, 'ERR_UTOOLS_FORBIDDEN', false, 'rejected'],
    [404, 'ERR_UTOOLS_NOT_FOUND', false, 'rejected'],
    [405, 'ERR_API', false, 'rejected'],
    [422, 'ERR_UTOOLS_VALIDATION', false, 'rejected'],
    [429, 'ERR_UTOOLS_RATE_LIMIT', true, 'rejected'],
    [500, 'ERR_UTOOLS_UNAVAILABLE', true, lost],
    [503, 'ERR_UTOOLS_UNAVAILABLE', true, lost]
  ])('with status %i is %s', async (status, code, retryable, outcome) => {
    const { server, utools } = await startPlatform(REQUEST_MS, { retry: false })
    server.answer({ status, body: { message: '出错了' } })
    const error = await failureOf(call(utools))
    expect(ApiError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({
      code,
      service: 'utools',
      operation: name,
      retryable,
      outcome,
      status,
      vendorCode: status,
      vendorMessage: '出错了',
      errCode: status,
      errMsg: '出错了',
      fieldErrors: {}
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('what a user reads', () => {
  it('after the sample refusal of the document', async () => {
    const { status, body } = readFixture('get-base-info.validation')
    expect(await textOf(status!, body)).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 422 The given data was invalid. (parameters failed validation)
        access_token: access token 必须是 32 个字符。
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 422, application/json, 110 bytes
        What to do: mend the fields named above"
    `)
  })

  it('after status 400', async () => {
    expect(await textOf(400, { message: 'Bad Request' })).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 400 Bad Request (client error)
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 400, application/json, 25 bytes
        What to do: read the platform's text"
    `)
  })

  it('after status 401', async () => {
    expect(await textOf(401, { message: 'Unauthenticated.' })).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 401 Unauthenticated. (wrong signature, or unknown user token)
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 401, application/json, 30 bytes
        What to do: check that secret belongs to pluginId and was not reset since; then that accessToken is fresh from the client"
    `)
  })

  it('after status 404', async () => {
    expect(await textOf(404, { message: 'Not Found' })).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 404 Not Found (no such plugin, user or order)
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 404, application/json, 23 bytes
        What to do: check that pluginId is the id of the developer tool, not the name in plugin.json; then the order number"
    `)
  })

  it('after status 429', async () => {
    expect(await textOf(429, { message: 'Too Many Attempts.' })).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 429 Too Many Attempts. (too many calls)
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 429, application/json, 32 bytes
        What to do: call less often; no limit is documented"
    `)
  })

  it('after a failure midway of a call that may have been done', async () => {
    expect(await textOf(500, { message: 'Server Error' }, {}, 'createGoods')).toMatchInlineSnapshot(`
      "utools.createGoods was refused: 500 Server Error (uTools can't serve at the moment)
        Request: POST https://platform/goods
        Reply: status 500, application/json, 26 bytes
        Outcome: unknown, the platform may have done it; create again if you need it: an unused entry costs nothing
        What to do: call again later"
    `)
  })
})

describe("a machine's clock that is off", () => {
  const headers = (offsetSeconds: number) => ({ date: new Date(REQUEST_MS + offsetSeconds * 1000).toUTCString() })

  it.each([401, 403])('is told with status %i, by the Date of the reply', async (status) => {
    expect(await textOf(status, { message: 'x' }, headers(-900))).toMatch(
      /What to do: .*; this machine's clock is 900 s ahead of the platform's$/
    )
    expect(await textOf(status, { message: 'x' }, headers(61))).toMatch(
      /; this machine's clock is 61 s behind the platform's$/
    )
  })

  it('is the whole advice that status 403 needs', async () => {
    expect(await textOf(403, { message: 'Forbidden' }, headers(-86_400))).toMatchInlineSnapshot(`
      "utools.getBaseInfo was refused: 403 Forbidden (timestamp more than 10 minutes off, or user token expired)
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 403, application/json, 23 bytes
        What to do: check this machine's clock; user tokens live 2 hours, so ask the client for a new one; this machine's clock is 86400 s ahead of the platform's"
    `)
  })

  it.each([
    ['it is off by less than a minute', 403, headers(59)],
    ['the status has nothing to do with time', 422, headers(-900)],
    ['the Date makes no sense', 403, { date: 'yesterday' }]
  ])('is not mentioned when %s', async (_, status, given) => {
    expect(await textOf(status, { message: 'x' }, given)).not.toContain("machine's clock is")
  })
})

describe('complaints per field', () => {
  const complain = async (errors: unknown) => {
    const { server, utools } = await startPlatform()
    server.answer({ status: 422, body: JSON.stringify({ message: 'x', errors }).replace('"proto"', '"__proto__"') })
    return (await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))).fieldErrors
  }

  it('are kept by name', async () => {
    expect(await complain({ title: ['太长', '太短'], total_fee: ['必须'] })).toEqual({
      title: ['太长', '太短'],
      total_fee: ['必须']
    })
  })

  it.each([
    ['one text instead of a list', { title: '太长' }, { title: ['太长'] }],
    ['what is no text', { title: ['太长', 7, null], total_fee: { a: 1 } }, { title: ['太长'] }],
    ['a list instead of a map', ['太长'], {}],
    ['null', null, {}],
    ['an empty list', { title: [] }, {}]
  ])('bear %s', async (_, errors, expected) => {
    expect(await complain(errors)).toEqual(expected)
  })

  it('bear a field named __proto__', async () => {
    expect(Object.keys((await complain({ proto: ['x'] })) as object)).toEqual(['__proto__'])
  })

  it('do not repeat the token that was sent', async () => {
    const fieldErrors = await complain({ access_token: [`access token ${TOKEN} 不存在`] })
    expect(fieldErrors).toEqual({ access_token: ['access token [redacted] 不存在'] })
  })
})

const NOT_JSON: readonly [string, number, unknown, string][] = [
  ['an HTML page', 200, '<!doctype html><title>Login</title>', 'ERR_HTTP_DECODE'],
  ['an HTML page with status 502', 502, '<html>Bad Gateway</html>', 'ERR_HTTP_STATUS'],
  ['an HTML page with status 401', 401, '<html></html>', 'ERR_HTTP_STATUS'],
  ['no byte', 200, '', 'ERR_HTTP_DECODE'],
  ['blanks', 200, ' \n', 'ERR_HTTP_DECODE'],
  ['half of a JSON text', 200, '{"resource":{"open_id":"00a5', 'ERR_HTTP_DECODE'],
  ['GBK', 200, Uint8Array.of(0x7b, 0x22, 0xbb, 0xe1, 0xd4, 0xb1, 0x22, 0x7d), 'ERR_HTTP_DECODE'],
  ['100 000 levels of nesting', 200, '['.repeat(100_000) + ']'.repeat(100_000), 'ERR_HTTP_DECODE'],
  ['a list', 200, [], 'ERR_REPLY_SHAPE'],
  ['null', 200, 'null', 'ERR_REPLY_SHAPE'],
  ['a number', 200, '7', 'ERR_REPLY_SHAPE'],
  ['an empty map', 200, {}, 'ERR_REPLY_SHAPE'],
  ['more than 1 MiB', 200, Buffer.alloc(1_048_577, 0x20), 'ERR_HTTP_BODY_TOO_LARGE'],
  ['a redirect', 302, '', 'ERR_HTTP_STATUS'],
  ['no content', 204, '', 'ERR_HTTP_STATUS'],
  ['an error without a message', 422, { errors: { title: ['x'] } }, 'ERR_HTTP_STATUS'],
  ['an error whose message is no text', 422, { message: 7 }, 'ERR_HTTP_STATUS']
]

describe.each(OPERATIONS)('%s', (name, call) => {
  it.each(NOT_JSON)('makes %s with status %i a typed error', async (_, status, body, code) => {
    const { server, utools } = await startPlatform(REQUEST_MS, { retry: false })
    server.answer({ status, body, headers: status === 302 ? { location: '/login' } : {} })
    const error = await failureOf(call(utools))
    expect(error).toMatchObject({ code, service: 'utools', operation: name })
    // Nothing is followed and nothing repeated.
    expect(server.requests).toHaveLength(1)
  })

  it('refuses a body that grows without end', async () => {
    const { server, utools } = await startPlatform()
    server.answer((_request, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
      return undefined
    })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE' })
    expect(server.requests).toHaveLength(1)
  })
})
