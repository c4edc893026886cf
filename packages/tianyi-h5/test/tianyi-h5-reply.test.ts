import { ApiError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { readFixture } from './read-fixture.ts'
import { failureOf, SAMPLE, startPlatform } from './start-platform.ts'

const TOKEN = 'ABCD1234'
const DATA = { encryptedData: 'A83FE571' }

/** What comes of a reply to `authorizeUserInfo` that was made at the time of the example, or so many seconds later. */
async function replyTo(status: number, body: unknown, seconds = 0) {
  const { server, tianyi } = await startPlatform()
  const date = new Date(SAMPLE.userInfo.timestamp + seconds * 1000).toUTCString()
  server.answer({ status, body, headers: { 'retry-after': '0', date } })
  const error = await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))
  return { error, server }
}

describe('a code other than 0', () => {
  it('is the error that the user reads, with the words of the platform', async () => {
    const { status, body } = readFixture<{ status: number; body: unknown }>('authorize-user-info.expired')
    const { error, server } = await replyTo(status, body)
    expect(ApiError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'ERR_TIANYI_H5_REFUSED',
      service: 'tianyi-h5',
      operation: 'authorizeUserInfo',
      vendorCode: 10010,
      vendorMessage: '登录凭证已过期',
      errCode: 10010,
      errMsg: '登录凭证已过期',
      retryable: false,
      outcome: 'rejected'
    })
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "tianyi-h5.authorizeUserInfo was refused: 10010 登录凭证已过期
        Request: GET https://platform/platform/h5auth/api/open/oauth2/authorizeUserInfo (query: authorizationToken)
        Reply: status 200, application/json, 56 bytes
        What to do: the platform publishes no list of codes; authorizationToken may be used up, so let the user authorise again
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_tianyi_h5_refused"
    `)
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['a number', 1, 1],
    ['a negative number', -1, -1],
    ['text', '10010', '10010'],
    ['words', 'TOKEN_BAD', 'TOKEN_BAD'],
    ['a fraction', 0.5, 0.5]
  ])('is kept as it came: %s', async (_, code, vendorCode) => {
    expect((await replyTo(200, { code, msg: 'x' })).error).toMatchObject({ vendorCode })
  })

  it('is never decrypted', async () => {
    const { error } = await replyTo(200, { code: 1, msg: 'x', data: DATA })
    expect(error).toMatchObject({ code: 'ERR_TIANYI_H5_REFUSED' })
  })

  it.each([undefined, null, 7, ['x']])('bears the msg %j', async (msg) => {
    expect((await replyTo(200, { code: 1, msg })).error).toMatchObject({ vendorMessage: '' })
  })

  it.each([
    [400, false, 'rejected'],
    [429, true, 'rejected'],
    [500, true, 'unknown'],
    [503, true, 'unknown']
  ])('counts with status %i too', async (status, retryable, outcome) => {
    const { error, server } = await replyTo(status, { code: 500, msg: '系统繁忙' })
    expect(error).toMatchObject({ code: 'ERR_TIANYI_H5_REFUSED', status, retryable, outcome })
    // The token may be used up: a repeat would hide the reason.
    expect(server.requests).toHaveLength(1)
  })

  it('does not speak of a token where there is none', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer({ body: { code: 1, msg: 'x' } })
    const error = await failureOf(tianyi.call({ method: 'GET', path: '/platform/h5auth/api/open/getJsTicket' }))
    expect(error.message).toContain('What to do: the platform publishes no list of codes; read its text')
  })

  it.each([
    [900, "; this machine's clock is 900 s behind the platform's\n"],
    [-900, "; this machine's clock is 900 s ahead of the platform's\n"],
    [59, 'let the user authorise again\n']
  ])('tells a clock that is off by %i s', async (seconds, words) => {
    expect((await replyTo(200, { code: 1, msg: 'x' }, seconds)).error.message).toContain(words)
  })
})

describe('code 0', () => {
  it.each([
    ['no data', { code: 0, msg: '成功' }],
    ['null', { code: 0, msg: '成功', data: null }],
    ['a list', { code: 0, data: [DATA] }],
    ['a text', { code: 0, data: 'A83FE571' }],
    ['an empty map', { code: 0, data: {} }],
    ['a number as ciphertext', { code: 0, data: { encryptedData: 7 } }],
    ['null as ciphertext', { code: 0, data: { encryptedData: null } }]
  ])('with %s is refused', async (_, body) => {
    const { error } = await replyTo(200, body)
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', outcome: 'unknown' })
    expect(error.message).toContain('"data.encryptedData" is not text')
  })

  it('in quotes is success too', async () => {
    const { error } = await replyTo(200, { code: '0', data: DATA })
    expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
  })

  it.each([201, 404, 500])('with status %i is no success', async (status) => {
    expect((await replyTo(status, { code: 0, data: DATA })).error).toMatchObject({ code: 'ERR_HTTP_STATUS', status })
  })
})

describe('anything else', () => {
  it.each([
    ['an HTML page', 200, '<html>登录</html>', 'ERR_HTTP_DECODE'],
    ['an HTML page with status 502', 502, '<html></html>', 'ERR_HTTP_STATUS'],
    ['no byte', 200, '', 'ERR_HTTP_DECODE'],
    ['half a JSON text', 200, '{"code":0,"msg', 'ERR_HTTP_DECODE'],
    ['GBK', 200, Uint8Array.of(0x7b, 0x22, 0xb3, 0xc9, 0xb9, 0xa6, 0x22, 0x7d), 'ERR_HTTP_DECODE'],
    ['100 000 levels of nesting', 200, '['.repeat(100_000), 'ERR_HTTP_DECODE'],
    ['more than 1 MiB', 200, Buffer.alloc(1_048_577, 0x20), 'ERR_HTTP_BODY_TOO_LARGE'],
    ['a redirect', 302, '', 'ERR_HTTP_STATUS'],
    ['a list', 200, [], 'ERR_REPLY_SHAPE'],
    ['null', 200, 'null', 'ERR_REPLY_SHAPE'],
    ['a map without code', 200, { msg: '成功', data: DATA }, 'ERR_REPLY_SHAPE'],
    ['null as code', 200, { code: null, data: DATA }, 'ERR_REPLY_SHAPE'],
    ['false as code', 200, { code: false, data: DATA }, 'ERR_REPLY_SHAPE'],
    ['an empty text as code', 200, { code: '', data: DATA }, 'ERR_REPLY_SHAPE'],
    ['a code that is too long for one', 200, { code: 'x'.repeat(12), msg: 'x' }, 'ERR_REPLY_SHAPE'],
    ['a code with a line break', 200, { code: '1\n2', msg: 'x' }, 'ERR_REPLY_SHAPE'],
    ['a code in another field', 200, { errorCode: 1, msg: 'x' }, 'ERR_REPLY_SHAPE'],
    ['a map without code and with status 400', 400, { message: 'x' }, 'ERR_HTTP_STATUS']
  ])('such as %s with status %i is a typed error', async (_, status, body, code) => {
    const { error, server } = await replyTo(status, body)
    expect(error).toMatchObject({ code, service: 'tianyi-h5', operation: 'authorizeUserInfo' })
    expect(server.requests).toHaveLength(1)
  })
})
