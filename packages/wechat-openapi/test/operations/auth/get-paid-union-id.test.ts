import { describe, expect, it } from 'vitest'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

describe('auth.getPaidUnionId', () => {
  it.each([
    ["WeChat Pay's number", { transactionId: '4200000001' }, { transaction_id: '4200000001' }],
    ['your number', { mchId: '1900000109', outTradeNo: 'order-1' }, { mch_id: '1900000109', out_trade_no: 'order-1' }]
  ])('asks by %s', async (_, payment, sent) => {
    const { server, weixin, play } = await startPlatform()
    play('auth.get-paid-union-id.ok')
    expect(await weixin.auth.getPaidUnionId({ openid: OPENID, ...payment } as never)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      unionid: 'oTmHYjg-tElZ68xxxxxxxxhy1Rgk'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/wxa/getpaidunionid',
      query: { access_token: TOKEN, openid: OPENID, ...sent }
    })
  })

  it.each([
    ['no number', {}, 'mchId'],
    ['half of your number', { mchId: '1' }, 'outTradeNo'],
    ['both numbers', { transactionId: '1', mchId: '1', outTradeNo: '1' }, 'mchId'],
    ['a number that is no text', { transactionId: 4200000001 }, 'transactionId'],
    ['no user', { openid: undefined, transactionId: '1' }, 'openid'],
    ['a user that is no openid', { openid: 'a b', transactionId: '1' }, 'openid'],
    ['a wire name', { transaction_id: '1' }, 'transaction_id']
  ])('refuses %s', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.auth.getPaidUnionId({ openid: OPENID, ...input } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it.each([
    [40003, 'ERR_WECHAT_OPENAPI_OPENID'],
    [89002, 'ERR_WECHAT_OPENAPI_PERMISSION'],
    [89300, 'ERR_WECHAT_OPENAPI_PARAMETER']
  ])('gives the code of the seed %i as %s', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    const error = await failureOf(weixin.auth.getPaidUnionId({ openid: OPENID, transactionId: '1' }))
    expect(error).toMatchObject({ code, errCode: errcode })
  })
})
