import { startRecordingServer } from '@kaifang/http-core/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAlipayContext } from '../../src/alipay/alipay-context.ts'
import { callAlipay, dropAbsent } from '../../src/alipay/call-alipay.ts'
import { APP_ID, done, failureOf, merchant, platform, signedReply, startGateway } from './start-gateway.ts'

it('leaves out what is undefined, and keeps what is empty or false', () => {
  expect(dropAbsent({ a: undefined, b: '', c: 0, d: false, e: null })).toEqual({ b: '', c: 0, d: false, e: null })
})

describe('what is wrong with a verified reply', () => {
  it.each([
    ['read', 'rejected'],
    ['keyed-write', 'unknown']
  ] as const)('of a %s leaves the outcome %s', async (effect, outcome) => {
    const server = await startRecordingServer({ body: signedReply('alipay.trade.close', done()) })
    const context = createAlipayContext({
      appId: APP_ID,
      privateKey: merchant.privateKey,
      alipayPublicKey: platform.publicKey,
      gateway: `${server.url}/gateway.do`
    })
    onTestFinished(async () => {
      await Promise.all([context.alipay.close(), server.close()])
    })
    const call = callAlipay(
      context,
      { operation: 'closeOrder', method: 'alipay.trade.close', bizContent: { out_trade_no: 'A1' }, effect },
      (_data, fail) => {
        throw fail.shape('trade_no', 'text')
      },
      undefined
    )
    expect(await failureOf(call)).toMatchObject({ code: 'ERR_REPLY_SHAPE', operation: 'closeOrder', outcome })
  })
})

describe('every call', () => {
  it('is made for the merchant whose token the settings have (服务商)', async () => {
    const { payment, answer, calls } = await startGateway({ appAuthToken: '201510BB0c409dd5758b4d939d4008a525463X62' })
    answer(done({ trade_no: 'T1', out_trade_no: 'A1', trade_status: 'TRADE_SUCCESS' }))
    await payment.orderQuery({ outTradeNo: 'A1' })
    expect(calls()[0]?.params.app_auth_token).toBe('201510BB0c409dd5758b4d939d4008a525463X62')
  })

  it('refuses a success that is not signed', async () => {
    const { payment, server } = await startGateway()
    server.answer({ body: { alipay_trade_query_response: done({ trade_status: 'TRADE_SUCCESS' }) } })
    expect(await failureOf(payment.orderQuery({ outTradeNo: 'A1' }))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('takes options that are wrong for what they are', async () => {
    const { payment, server } = await startGateway()
    await expect(payment.orderQuery({ outTradeNo: 'A1' }, { timeout: -1 })).rejects.toThrow('"timeout"')
    expect(server.requests).toHaveLength(0)
  })
})
