import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initWeixin } from '../src/index.ts'
import { APP_ID, failureOf, pinnable, startPlatform, TOKEN } from './start-platform.ts'

const numRuns = Math.max(300, Number(process.env.FUZZ_RUNS ?? 0))

/** What comes of a reply to a call that reads. */
async function answered(reply: object) {
  const { server, weixin } = await startPlatform({ retry: false })
  server.answer(reply)
  return weixin.call('/wxa/any', {}, { effect: 'read' })
}
const failing = (reply: object) => failureOf(answered(reply))

describe('a reply', () => {
  it.each(['application/json', 'text/plain', 'text/html', 'image/jpeg', ''])(
    'is JSON by its body under the header %j',
    async (type) => {
      expect(await answered({ headers: { 'content-type': type }, body: '{"a":1}' })).toMatchObject({ a: 1 })
    }
  )

  it('may hold raw control characters, which are kept', async () => {
    const body = '{"nickname":"a\u0001\nb\u001f","list":[\n1\n]}'
    expect(await answered({ body })).toEqual({ errCode: 0, errMsg: 'ok', nickname: 'a\u0001\nb\u001f', list: [1] })
  })

  it('may begin with a byte order mark', async () => {
    expect(await answered({ body: '\ufeff{"a":1}' })).toMatchObject({ a: 1 })
  })

  it.each([
    ['a page', '<html>Bad Gateway</html>', 'sent an HTML page instead of JSON'],
    ['XML', '<xml></xml>', 'sent XML instead of JSON'],
    ['nothing', '', 'sent an empty body instead of JSON'],
    ['JSON that is cut off', '{"access_token":"abc', 'sent a body that is not JSON'],
    ['a list', '[1]', 'sent JSON that is no object'],
    ['a number', '7', 'sent JSON that is no object'],
    ['deep nesting', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, 'deeper than 64 levels'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'not UTF-8']
  ])('is refused where it is %s', async (_, body, words) => {
    const error = await failing({ body })
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain(words)
  })

  it.each([null, true, {}, [], '', 'abc', 1.5, '12345678901'])(
    'is refused where its errcode is %j',
    async (errcode) => {
      expect(await failing({ body: { errcode, errmsg: 'x' } })).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    }
  )

  it('of any bytes gives a result or a typed error', async () => {
    let next: Uint8Array = Buffer.alloc(0)
    const send = async () => ({ status: 200, headers: {}, body: next })
    const weixin = initWeixin({
      appId: APP_ID,
      accessToken: TOKEN,
      transport: { send, close: async () => {} },
      retry: false
    })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => Buffer.from(json)),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`{"errcode":${text}`))
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        next = body
        const outcome = await weixin.call('/x', {}).catch((error: unknown) => error)
        const { errCode, code } = outcome as Record<string, unknown>
        expect(errCode === 0 || String(code).startsWith('ERR_')).toBe(true)
      }),
      { numRuns }
    )
  })
})

describe('a refusal', () => {
  it('reads as a whole', async () => {
    const errmsg = 'invalid page hint: [tOQ3GwMre-7a5HCA] rid: 61725984-6126f6f9-040f19c4'
    const error = await failing({ body: { errcode: 41030, errmsg } })
    expect(pinnable(error)).toMatchInlineSnapshot(`
      "wechat-openapi.call was refused: 41030 invalid page hint: [tOQ3GwMre-7a5HCA] rid: 61725984-6126f6f9-040f19c4 (the page is wrong or not published)
        Request: POST http://127.0.0.1/wxa/any (query: access_token)
        Reply: status 200, application/json, 98 bytes
        Request id: 61725984-6126f6f9-040f19c4
        What to do: mend the input; the text of the platform names it"
    `)
    expect(error.docsUrl).toMatch(/errors\.md#err_wechat_openapi_parameter$/)
  })

  it.each([
    ['x rid: 61725984-6126f6f9-040f19c4', '61725984-6126f6f9-040f19c4'],
    ['x, rid: 61725984-6126f6f9-040f19c4', '61725984-6126f6f9-040f19c4'],
    ['x hints: [ req_id: 5E6aMaLzRa-4yXGPA ]', '5E6aMaLzRa-4yXGPA'],
    ['x hint: [QEv0123v123]', 'QEv0123v123'],
    ['x grid: 12345678', undefined],
    ['x', undefined]
  ])('finds the id of the exchange in %j', async (errmsg, requestId) => {
    expect((await failing({ body: { errcode: 40035, errmsg } })).requestId).toBe(requestId)
  })

  it('keeps a code that nobody knows', async () => {
    const error = await failing({ body: { errcode: 9410009, errmsg: 'empty score' } })
    expect(error).toMatchObject({ code: 'ERR_API', errCode: 9410009, errMsg: 'empty score', retryable: false })
  })

  it('may have its code in quotes, and no text', async () => {
    expect(await failing({ body: { errcode: '40035' } })).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_PARAMETER',
      errCode: 40035,
      errMsg: ''
    })
  })
})

describe('a status other than 200', () => {
  it.each([
    [502, '<html>Bad Gateway</html>', true],
    [503, '', true],
    [403, 'Forbidden', false],
    [404, '{"errcode":0}', false],
    [500, '{"errcode":"many"}', true],
    [302, '', false]
  ])('%i with %j is told as a status', async (status, body, retryable) => {
    expect(await failing({ status, body })).toMatchObject({ code: 'ERR_HTTP_STATUS', status, retryable })
  })

  it('with a refusal of the platform is told as one; from 500 up the outcome of a write is open', async () => {
    const { server, weixin } = await startPlatform({ retry: false })
    server.answer({ status: 500, body: { errcode: 40035, errmsg: 'x' } })
    const error = await failureOf(weixin.call('/x', {}))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_PARAMETER', status: 500, outcome: 'unknown' })
    server.answer({ status: 400, body: { errcode: 40035, errmsg: 'x' } })
    expect(await failureOf(weixin.call('/x', {}))).toMatchObject({ status: 400, outcome: 'rejected' })
  })

  it('412 says what a body without a length comes from', async () => {
    expect(pinnable(await failing({ status: 412, body: '' }))).toMatchInlineSnapshot(`
      "wechat-openapi.call was refused: 412 Precondition Failed (the body came without its length)
        Request: POST http://127.0.0.1/wxa/any (query: access_token)
        Reply: status 412, text/plain, 0 bytes
        What to do: every request here has a Content-Length; look for a transport or proxy of yours that makes it chunked"
    `)
  })
})
