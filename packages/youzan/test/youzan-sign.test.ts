import { describe, expect, it } from 'vitest'
import { failureOf, gatewayError, startPlatform, success, tokenReply, tokensOf } from './support/start-platform.ts'

describe('the token of a call', () => {
  it('goes into the query, percent-encoded, and nowhere else', async () => {
    const { youzan, apiCalls, answerToken } = await startPlatform()
    answerToken(tokenReply({ access_token: 'a+b/c=&d' }))
    await youzan.call('youzan.shop.get', '3.0.0')
    expect(apiCalls[0]?.target).toBe('/api/youzan.shop.get/3.0.0?access_token=a%2Bb%2Fc%3D%26d')
    expect(apiCalls[0]?.headers.authorization).toBeUndefined()
    expect(apiCalls[0]?.body.toString()).toBe('{}')
  })

  it('is fetched once for any number of calls', async () => {
    const { youzan, tokenCalls, apiCalls } = await startPlatform()
    await Promise.all(Array.from({ length: 20 }, () => youzan.call('youzan.shop.get', '3.0.0')))
    expect([tokenCalls.length, new Set(tokensOf(apiCalls))]).toEqual([1, new Set(['token-1'])])
  })
})

describe('a token that the gateway refuses', () => {
  it.each([
    ['4201, missing or switched off', gatewayError(4201)],
    ['4202, expired', gatewayError(4202)],
    ['4203, unknown', gatewayError(4203)],
    ['4201 in the other envelope', { body: { code: 4201, success: false, message: 'token is invalid' } }],
    ['4203 as text', { body: { gw_err_resp: { err_code: '4203', err_msg: 'x' } } }],
    ['40010 of the old gateway', { body: { error_response: { code: 40010, msg: 'x', sub_code: 10000 } } }]
  ])('is renewed, and the call repeated once, also a write: %s', async (_, refusal) => {
    const { youzan, apiCalls, tokenCalls, answerApi } = await startPlatform()
    answerApi(({ query }) => (query.get('access_token') === 'token-1' ? refusal : success({ is_success: true })))
    const { data } = await youzan.call('youzan.item.update.listing', '3.0.0', { item_id: '42' })
    expect(data).toEqual({ is_success: true })
    expect(tokensOf(apiCalls)).toEqual(['token-1', 'token-2'])
    expect(tokenCalls.map(({ refresh }) => refresh)).toEqual([false, false])
  })

  it('and the new one too: the refusal is passed on after one repeat', async () => {
    const { youzan, apiCalls, tokenCalls, answerApi } = await startPlatform()
    answerApi(gatewayError(4201, '授权已过期'))
    expect(await failureOf(youzan.call('youzan.trade.get', '4.0.0', { tid: 'E1' }))).toMatchObject({
      code: 'ERR_YOUZAN_TOKEN',
      errCode: 4201,
      retryable: false,
      outcome: 'rejected'
    })
    expect([tokensOf(apiCalls), tokenCalls.length]).toEqual([['token-1', 'token-2'], 2])
  })

  it('is renewed once for all calls that it fails', async () => {
    const { youzan, tokenCalls, answerApi } = await startPlatform()
    await youzan.call('youzan.shop.get', '3.0.0')
    answerApi(({ query }) => (query.get('access_token') === 'token-1' ? gatewayError(4203) : success('ok')))
    const results = await Promise.all(Array.from({ length: 20 }, () => youzan.call('youzan.shop.get', '3.0.0')))
    expect([results.length, tokenCalls.length]).toEqual([20, 2])
  })

  it.each([4204, 4101, 5001])('is not what %i means', async (code) => {
    const { youzan, tokenCalls, answerApi } = await startPlatform({ retry: false })
    answerApi(gatewayError(code))
    await failureOf(youzan.call('youzan.shop.get', '3.0.0'))
    expect(tokenCalls).toHaveLength(1)
  })
})
