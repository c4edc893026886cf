import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { useAlipay } from '../../support/use-alipay.ts'
import { readDay } from './bills/read-day.ts'

const desk = useAlipay()

describe('service-provider mode', () => {
  it('acts for the merchant that the token names', async () => {
    const { appAuthToken, authAppId, sellerId } = desk.alipay.authorize()
    const { url, received } = await openReceiver((response) => response.end('success'))
    const { node } = await desk.place({ seller_id: sellerId }, { app_auth_token: appAuthToken, notify_url: url })
    expect(node.code).toBe('10000')
    await desk.alipay.pay('order-1').firstDelivery
    const fields = new URLSearchParams(received[0]!.body)
    expect([fields.get('app_id'), fields.get('auth_app_id'), fields.get('seller_id')]).toEqual([
      desk.alipay.appId,
      authAppId,
      sellerId
    ])
  })

  it('knows no token that nobody gave', async () => {
    const { node, nodeName } = await desk.place({}, { app_auth_token: 'x' })
    expect([nodeName, node.code, node.sub_code]).toEqual(['error_response', '20001', 'aop.invalid-app-auth-token'])
  })

  it('keeps the trades of one merchant from another', async () => {
    const { appAuthToken } = desk.alipay.authorize()
    const params = { app_auth_token: appAuthToken }
    await desk.place()
    expect((await desk.call('alipay.trade.query', { out_trade_no: 'order-1' }, { params })).node.sub_code).toBe(
      'ACQ.TRADE_NOT_EXIST'
    )
    expect((await desk.place({}, params)).node.sub_code).toBe('ACQ.CONTEXT_INCONSISTENT')
    desk.alipay.pay('order-1')
    await desk.sandbox.clock.advance('1d')
    const content = { bill_type: 'trade', bill_date: '2026-01-02' }
    const theirs = await desk.call('alipay.data.dataservice.bill.downloadurl.query', content, { params })
    expect(theirs.node.bill_file_code).toBe('EMPTY_DATA_WITH_BILL_FILE')
    expect((await readDay(desk, '2026-01-02')).rows).toHaveLength(1)
  })
})
