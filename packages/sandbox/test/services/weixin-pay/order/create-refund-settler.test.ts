import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

describe('the end of a refund', () => {
  it('comes by itself and tells the merchant, once', async () => {
    const receiver = await openReceiver((response) => response.end('<xml><return_code>SUCCESS</return_code></xml>'))
    const { paid, refund, sandbox, weixinPay } = await openWeixinPay({ weixinPay: { refundSettleMs: 10_000 } })
    await paid()
    await refund({ notify_url: receiver.url })
    await sandbox.clock.advance('9s')
    expect(receiver.received).toHaveLength(0)
    await sandbox.clock.advance('1d')
    expect(receiver.received).toHaveLength(1)
    expect(weixinPay.outbox().at(-1)).toMatchObject({ key: 'refund back_1 SUCCESS', state: 'delivered' })
  })

  it('comes by hand alone, if told so, and not after it came by hand', async () => {
    const { paid, refund, sandbox, weixinPay } = await openWeixinPay({ weixinPay: { refundSettleMs: 0 } })
    await paid()
    await refund()
    await sandbox.clock.advance('10d')
    expect(weixinPay.refund('back_1').status).toBe('PROCESSING')
    weixinPay.configure({ refundSettleMs: 1000 })
    await refund({ out_refund_no: 'back_2' })
    weixinPay.settleRefund('back_2', 'CHANGE')
    await sandbox.clock.advance('1h')
    expect(weixinPay.refund('back_2').status).toBe('CHANGE')
  })

  it('gives funds back when the refund is closed', async () => {
    const { paid, refund, weixinPay } = await openWeixinPay()
    await paid()
    weixinPay.setFunds(10)
    await refund()
    expect((await refund({ out_refund_no: 'back_2' })).fields.err_code).toBe('NOTENOUGH')
    weixinPay.settleRefund('back_1', 'REFUNDCLOSE')
    expect((await refund({ out_refund_no: 'back_2' })).fields.result_code).toBe('SUCCESS')
  })
})
