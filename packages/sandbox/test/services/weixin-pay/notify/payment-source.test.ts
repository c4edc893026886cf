import { expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it('is signed and sealed with the key in force at each attempt', async () => {
  const receiver = await openReceiver((response) => response.end('no'))
  const { paid, sandbox, weixinPay } = await openWeixinPay()
  await paid({ notify_url: receiver.url })
  weixinPay.resetKey()
  await sandbox.clock.advance('15s')
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(2)
})

it('has no address when the refund gave none', async () => {
  const { paid, refund, weixinPay } = await openWeixinPay()
  await paid()
  await refund()
  expect(await weixinPay.settleRefund('back_1').firstDelivery).toBeUndefined()
  await expect(weixinPay.resend('back_1')).rejects.toThrow(
    'the refund gave no notify_url, and setNotifyUrl() none either'
  )
})
