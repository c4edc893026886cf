import { expect, it } from 'vitest'
import { openWeixinPay } from '../../support/open-weixin-pay.ts'

it('does over HTTP what the handle does', async () => {
  const { sandbox, weixinPay, place, refund } = await openWeixinPay()
  const at = `${sandbox.url}/_sandbox/weixin-pay`
  const get = async (name: string) => (await fetch(`${at}/${name}`)).json()
  const post = async (name: string, input: object = {}) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`${at}/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })).json()
  }
  expect(await get('credentials')).toMatchObject({ mchId: weixinPay.mchId, key: weixinPay.key })
  const certificate = (await get('certificate')) as { pfx: string; passphrase: string }
  expect(Buffer.from(certificate.pfx, 'base64')).toEqual((await weixinPay.certificate()).pfx)
  expect(await post('create-openid')).toEqual({ openid: expect.any(String) })
  expect(await post('configure', { feeRate: 38 })).toMatchObject({ feeRate: 38 })
  await place()
  expect(await post('hold')).toEqual({ done: true })
  expect(await post('pay', { order: 'order_0001', bankType: 'CFT' })).toMatchObject({
    order: { tradeState: 'SUCCESS', bankType: 'CFT' },
    firstDelivery: null
  })
  expect(await post('release')).toHaveLength(1)
  await refund()
  expect(await post('settle-refund', { refund: 'back_1' })).toEqual({
    refund: expect.objectContaining({ status: 'SUCCESS' }),
    firstDelivery: null
  })
  expect(await post('refund-by-hand', { order: 'order_0001', refundFee: 5 })).toMatchObject({ refundFee: 5 })
  expect(
    [await get('orders'), await get('refunds'), await get('outbox')].map((list) => (list as object[]).length)
  ).toEqual([1, 2, 1])
  expect(await post('set-funds', { fee: 1 })).toEqual({ done: true })
  expect(await post('set-funds')).toEqual({ done: true })
  expect(await post('set-notify-url', { url: 'http://127.0.0.1:1/n' })).toEqual({ done: true })
  expect(await post('resend', { outRefundNo: 'back_1' })).toMatchObject({ kind: 'resent', accepted: false })
  expect(await post('deliver', { outTradeNo: 'order_0001', copies: 2 })).toHaveLength(2)
  expect(await post('drop', { outTradeNo: 'order_0001' })).toEqual({ done: true })
  expect(await post('drop')).toEqual({ done: true })
  expect(await post('set-notify-url')).toEqual({ done: true })
  expect(await post('add-bill-rows', { billDate: '20260101', count: 3 })).toEqual({ done: true })
  const before = weixinPay.key
  expect(await post('reset-key')).toEqual({ key: weixinPay.key })
  expect(weixinPay.key).not.toBe(before)
  expect(await post('pay', { order: 'nothing' })).toMatchObject({ error: { code: 'ERR_SANDBOX_NOT_FOUND' } })
})
