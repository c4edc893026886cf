import { describe, expect, it } from 'vitest'
import { APP_ID, failureOf, MCH_ID, repliesOf, startWeixin } from '../support/start-weixin.ts'

describe('closeOrder', () => {
  it("gives the number that it was asked for, since the platform's reply has none", async () => {
    const { payment, server, sent } = await startWeixin(repliesOf().ok({ result_msg: 'OK' }))
    const { raw, ...closed } = await payment.closeOrder({ outTradeNo: '1415757673' })
    expect(closed).toEqual({
      ...{ errCode: 0, errMsg: 'ok', appId: APP_ID, mchId: MCH_ID, outTradeNo: '1415757673', alreadyClosed: false }
    })
    expect(raw).toMatchObject({ result_msg: 'OK' })
    expect(server.requests[0]?.path).toBe('/pay/closeorder')
    expect(sent().out_trade_no).toBe('1415757673')
  })

  it('counts an order that is closed already as success', async () => {
    const { payment } = await startWeixin(repliesOf().refused('ORDERCLOSED', '订单已关闭'))
    expect(await payment.closeOrder({ outTradeNo: '1415757673' })).toMatchObject({ errCode: 0, alreadyClosed: true })
  })

  it('does so only where the refusal is signed', async () => {
    const { payment } = await startWeixin(repliesOf('x'.repeat(32)).refused('ORDERCLOSED'))
    expect(await failureOf(payment.closeOrder({ outTradeNo: '1415757673' }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('explains that a paid order can not be closed', async () => {
    const { payment } = await startWeixin(repliesOf().refused('ORDERPAID', '订单已支付'))
    const error = await failureOf(payment.closeOrder({ outTradeNo: '1415757673' }))
    expect(error).toMatchObject({ code: 'ERR_PAYMENT_WEIXIN_ORDER_PAID', outcome: 'rejected', retryable: false })
    expect(error.message).toContain('query the order and deliver what was bought')
  })

  it('takes no other number', async () => {
    const { payment } = await startWeixin('')
    const error = await failureOf(payment.closeOrder({ transactionId: '1' } as never))
    expect(error.message).toContain('"transactionId" expected one of the known fields (outTradeNo)')
  })
})
