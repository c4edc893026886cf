import { describe, expect, it } from 'vitest'
import { failureOf, startPlatform, tokenReply, tokensOf } from '../../support/start-platform.ts'

describe('auth.getTokenByCode', () => {
  it.each([
    [{ code: 'code-1' }, { code: 'code-1' }],
    [
      { code: 'code-1', redirectUri: 'https://shop.example/callback' },
      { code: 'code-1', redirect_uri: 'https://shop.example/callback' }
    ]
  ])('given %o sends %o', async (input, fields) => {
    const { youzan, tokenCalls, answerToken } = await startPlatform({ appType: 'tool' })
    answerToken(tokenReply())
    await youzan.auth.getTokenByCode(input)
    expect(tokenCalls).toEqual([
      { client_id: 'test_client', client_secret: 'test_secret', authorize_type: 'authorization_code', ...fields }
    ])
  })

  it('lets the shop that the platform names be called from then on', async () => {
    const { youzan, tokenCalls, apiCalls, answerToken } = await startPlatform({ appType: 'tool' })
    answerToken(tokenReply())
    const { authorityId, stored } = await youzan.auth.getTokenByCode({ code: 'code-1' })
    expect([authorityId, stored]).toEqual(['42587152', true])
    await youzan.shop(authorityId!).call('youzan.shop.get', '3.0.0')
    expect([tokenCalls.length, tokensOf(apiCalls)]).toEqual([1, ['774ae7b675f8db2aa65d38bf5de710b']])
  })

  it('tells of a code that was used', async () => {
    const { youzan, answerToken } = await startPlatform({ appType: 'tool' })
    answerToken({ body: { success: false, code: 1005, message: '授权码已使用' } })
    expect(await failureOf(youzan.auth.getTokenByCode({ code: 'code-1' }))).toMatchObject({
      code: 'ERR_YOUZAN_AUTHORIZATION',
      operation: 'auth.getTokenByCode',
      retryable: false
    })
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'input'],
    ['no code', {}, 'code'],
    ['an empty code', { code: '' }, 'code'],
    ['a code with a line break', { code: 'a\n' }, 'code'],
    ['an empty address', { code: 'a', redirectUri: '' }, 'redirectUri'],
    ['a field of the wire', { code: 'a', redirect_uri: 'b' }, 'redirect_uri']
  ])('refuses %s', async (_, input, field) => {
    const { youzan } = await startPlatform()
    expect(await failureOf(youzan.auth.getTokenByCode(input as never))).toMatchObject({ code: 'ERR_INPUT', field })
  })
})
