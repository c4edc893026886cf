import { startRecordingServer } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { encryptRecord } from '../encrypt-record.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf, SAMPLE, startPlatform } from '../start-platform.ts'

const ok = readFixture<{ body: unknown }>('authorize-user-info.ok')
// "请求示例"
const TOKEN =
  'AB6AD62661EE2B09E39121B5B6D3434F45FC7597AE76AC1327B8025CCCECDD580CAFD5034A100012166EA0E7D5FD198B63E656C80A4CE49612FD58520462E170E80426FE9156CD0F6AA60B7F50E9BA888D633D41D56D8BBBA6556EAC28367828607E1483'

describe('authorizeUserInfo', () => {
  it('reads the example of the document', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer(ok)
    expect(await tianyi.authorizeUserInfo({ authorizationToken: TOKEN })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      openId: 'ee01554bdc77dee74db8bf8acc3426690c2572c9694e38e8',
      appId: '0e0d8b62',
      phoneNumber: '18912345679',
      timestamp: 1578042800057,
      raw: SAMPLE.userInfo
    })
  })

  it('sends the request of the document, with the three signed headers', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer(ok)
    await tianyi.authorizeUserInfo({ authorizationToken: TOKEN })
    await tianyi.authorizeUserInfo({ authorizationToken: 'ABCD1234' })
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      target: `/platform/h5auth/api/open/oauth2/authorizeUserInfo?authorizationToken=${TOKEN}`
    })
    expect(server.requests[0]?.body).toHaveLength(0)
    expect(server.requests[1]?.headers).toMatchObject({
      accept: 'application/json',
      'x-h5-id': '0e0d8b62',
      'x-h5-timestamp': '1578042800057',
      'x-h5-signature': '601F065D3C1EB72743ECD602D6A0E76C628E5EB4'
    })
  })

  it('sends no such header without an application id, and checks no application then', async () => {
    const { server, tianyi } = await startPlatform({ appId: undefined } as never)
    server.answer(ok)
    expect(await tianyi.authorizeUserInfo({ authorizationToken: TOKEN })).toMatchObject({ appId: '0e0d8b62' })
    expect(Object.keys(server.requests[0]!.headers).filter((name) => name.startsWith('x-'))).toEqual([])
  })

  it('refuses the record of another application', async () => {
    const { server, tianyi } = await startPlatform({ appId: '5e2a6363' })
    server.answer(ok)
    const error = await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', operation: 'authorizeUserInfo' })
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "tianyi-h5.authorizeUserInfo refused user information of another application
        Request: GET https://platform/platform/h5auth/api/open/oauth2/authorizeUserInfo (query: authorizationToken)
        Reply: status 200, application/json, 333 bytes
        Outcome: unknown, the platform may have done it; authorizationToken may be used up; let the user authorise again
        What to do: do not log the user in; check that appId and appSecret belong together
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
    `)
  })

  it('refuses an old record played back', async () => {
    const { server, clock, tianyi } = await startPlatform()
    server.answer(ok)
    await clock.advance(601_000)
    expect(await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))).toMatchObject({
      code: 'ERR_SIGNATURE_STALE'
    })
  })

  it('refuses a record that another secret encrypted, and one that is no hex', async () => {
    const { server, tianyi } = await startPlatform()
    for (const encryptedData of [encryptRecord(SAMPLE.userInfo, 'another secret of 16'), 'XYZ', '', 'ABC']) {
      server.answer({ body: { code: 0, msg: '成功', data: { encryptedData } } })
      expect(await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))).toMatchObject({
        code: 'ERR_REPLY_DECRYPT',
        outcome: 'unknown'
      })
    }
  })

  it('refuses a record without a user, and names the field', async () => {
    const { server, tianyi } = await startPlatform()
    const encryptedData = encryptRecord({ ...SAMPLE.userInfo, openId: '' }, SAMPLE.appSecret)
    server.answer({ body: { code: 0, data: { encryptedData } } })
    const error = await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain('sent a reply whose "openId" is not text that is not empty')
  })

  it('is not repeated once it was sent: the token may be used up', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer({ status: 503, body: '<html></html>' })
    expect(await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))).toMatchObject({
      code: 'ERR_HTTP_STATUS',
      outcome: 'unknown'
    })
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    const error = await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))
    expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown' })
    expect(error.message).toContain('authorizationToken may be used up; let the user authorise again')
    expect(server.requests).toHaveLength(2)
  })

  it('is repeated while nobody listens: nothing was sent', async () => {
    const gone = await startRecordingServer()
    await gone.close()
    const { clock, tianyi } = await startPlatform({ baseUrl: gone.url })
    expect(await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }))).toMatchObject({
      code: 'ERR_HTTP_NETWORK',
      outcome: 'rejected'
    })
    expect(clock.sleeps).toHaveLength(2)
  })

  it('obeys the options of one call', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer(() => undefined)
    expect(await failureOf(tianyi.authorizeUserInfo({ authorizationToken: TOKEN }, { timeout: 30 }))).toMatchObject({
      code: 'ERR_HTTP_TIMEOUT',
      timeoutMs: 30
    })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['the token alone', TOKEN],
    ['a list', [TOKEN]],
    ['an empty object', {}],
    ['a field that it does not know', { authorizationToken: TOKEN, appId: 'x' }],
    ['null as token', { authorizationToken: null }],
    ['a number as token', { authorizationToken: 7 }],
    ['an empty token', { authorizationToken: '' }],
    ['blanks', { authorizationToken: '  ' }],
    ['a line break behind', { authorizationToken: `${TOKEN}\n` }],
    ['256 characters', { authorizationToken: 'A'.repeat(256) }],
    ['a lone surrogate', { authorizationToken: 'AB\ud800' }]
  ])('refuses %s before anything is sent', async (_, input) => {
    const { server, tianyi } = await startPlatform()
    const error = await failureOf(tianyi.authorizeUserInfo(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatch(/^tianyi-h5\.authorizeUserInfo: "(?:input|appId|authorizationToken)" expected /)
    expect(error.message).not.toContain(TOKEN.slice(0, 16))
    expect(server.requests).toHaveLength(0)
  })

  it('takes 255 characters, and sends what must be escaped so that it arrives unchanged', async () => {
    const { server, tianyi } = await startPlatform()
    server.answer(ok)
    for (const authorizationToken of ['A'.repeat(255), 'a+b/c=*~年']) {
      await tianyi.authorizeUserInfo({ authorizationToken })
      expect(server.requests.at(-1)?.query.get('authorizationToken')).toBe(authorizationToken)
    }
  })
})
