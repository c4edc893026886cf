import { describe, expect, it } from 'vitest'
import { readFixture } from '../read-fixture.ts'
import { BASE_INFO_MS, failureOf, REQUEST_MS, SECRET, signedBody, startPlatform, TOKEN } from '../start-platform.ts'

const sample = readFixture('get-base-info.ok').body

describe('getBaseInfo', () => {
  // The published vector 1.
  it('sends the documented parameters, sorted, in seconds, with the signature of PHP', async () => {
    const { server, utools } = await startPlatform()
    await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      target: `/baseinfo?access_token=${TOKEN}&plugin_id=zueadppw&timestamp=1624329435&sign=8181e04cb564663f2fc7deee6bad3032063617826329501cfe92e052937f9dc8`,
      headers: { accept: 'application/json' }
    })
    expect(server.requests[0]?.body).toHaveLength(0)
  })

  it('reads the sample of the document', async () => {
    const { server, utools } = await startPlatform(BASE_INFO_MS)
    server.answer({ body: sample })
    expect(await utools.getBaseInfo({ accessToken: TOKEN })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      openId: '00a50cd81c37c4e381e8161b2d762158',
      nickname: '却步.',
      avatar: 'https://res.u-tools.cn/assets/avatars/eZCBIawAkspLw8Xg.png',
      member: 1,
      timestamp: 1624329616,
      raw: sample.resource
    })
  })

  it('reads a name of odd characters and a user without a picture', async () => {
    const { server, utools } = await startPlatform(BASE_INFO_MS)
    server.answer({ body: readFixture('get-base-info.odd-characters').body })
    expect(await utools.getBaseInfo({ accessToken: TOKEN })).toMatchObject({
      nickname: '*~ +&=%😀é',
      avatar: undefined,
      member: 0
    })
  })

  it('refuses a reply that was signed with another secret, and says what to look at', async () => {
    const { server, utools } = await startPlatform(BASE_INFO_MS)
    server.answer({ body: readFixture('get-base-info.published-sign').body })
    const error = await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH', retryable: false, outcome: 'rejected' })
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "utools.getBaseInfo sent a reply whose signature does not match
        Request: GET https://platform/baseinfo (query: access_token, plugin_id, timestamp, sign)
        Reply: status 200, application/json, 258 bytes
        What to do: do not act on it; check that secret belongs to pluginId, and look for a proxy that rewrites replies
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_mismatch"
    `)
  })

  it('believes a reply that was signed before the secret was reset', async () => {
    const { server, utools } = await startPlatform(BASE_INFO_MS, {
      secret: '1'.repeat(32),
      previousSecrets: ['2'.repeat(32), SECRET]
    })
    server.answer({ body: sample })
    expect(await utools.getBaseInfo({ accessToken: TOKEN })).toMatchObject({ nickname: '却步.' })
  })

  it('refuses an order, signed as it may be', async () => {
    const { server, utools } = await startPlatform(1_624_346_603_000)
    server.answer({ body: readFixture('get-payment-record.paid').body })
    expect(await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })

  it.each([
    ['a user without an id', { open_id: '' }, 'open_id'],
    ['no membership', { member: undefined }, 'member'],
    ['a membership in words', { member: 'yes' }, 'member'],
    ['a name that is a list', { nickname: ['却步.'] }, 'nickname']
  ])('refuses %s and names the field', async (_, change, field) => {
    const { server, utools } = await startPlatform()
    const resource = { ...sample.resource, timestamp: REQUEST_MS / 1000, ...change }
    server.answer({ body: signedBody(JSON.parse(JSON.stringify(resource))) })
    const error = await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain(`sent a reply whose "${field}" is not `)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', TOKEN],
    ['a list', [TOKEN]],
    ['an empty object', {}],
    ['a field that it does not know', { accessToken: TOKEN, token: TOKEN }],
    ['no token', { accessToken: undefined }],
    ['null as token', { accessToken: null }],
    ['what the client side returns around the token', { accessToken: { token: TOKEN } }],
    ['a number as token', { accessToken: 7 }],
    ['an empty token', { accessToken: '' }],
    ['31 characters', { accessToken: 'a'.repeat(31) }],
    ['33 characters', { accessToken: 'a'.repeat(33) }],
    ['a line break at the end', { accessToken: `${'a'.repeat(31)}\n` }],
    ['a lone surrogate', { accessToken: `${'a'.repeat(31)}\ud83d` }]
  ])('refuses %s before anything is sent', async (_, input) => {
    const { server, utools } = await startPlatform()
    const error = await failureOf(utools.getBaseInfo(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatch(/^utools\.getBaseInfo: "(?:input|token|accessToken)" expected /)
    expect(error.message).not.toContain('aaaa')
    expect(server.requests).toHaveLength(0)
  })

  it('says in words what is wrong with a token', async () => {
    const { utools } = await startPlatform()
    expect((await failureOf(utools.getBaseInfo({ accessToken: 'a'.repeat(31) }))).message).toMatchInlineSnapshot(
      `"utools.getBaseInfo: "accessToken" expected exactly 32 characters, got text of 31 characters"`
    )
    expect((await failureOf(utools.getBaseInfo({ accessToken: `${'a'.repeat(31)} ` }))).message).toMatchInlineSnapshot(
      `"utools.getBaseInfo: "accessToken" expected 32 characters without white space, got text of 32 characters"`
    )
  })
})
