import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const place = async (content: object, params: Record<string, string> = {}) =>
  (await desk.place(content, params)).node.sub_code ?? 'taken'

describe('an order', () => {
  it.each<[object, string]>([
    [{ out_trade_no: '' }, 'ACQ.INVALID_PARAMETER'],
    [{ out_trade_no: 'x'.repeat(65) }, 'ACQ.INVALID_PARAMETER'],
    [{ out_trade_no: '20190815155618536-564-57' }, 'taken'],
    [{ total_amount: '0.00' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: '0.5700000000000001' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: 'NaN' }, 'ACQ.INVALID_PARAMETER'],
    [{ total_amount: 0.01 }, 'taken'],
    [{ total_amount: '100000000.00' }, 'taken'],
    [{ total_amount: '100000000.01' }, 'ACQ.TOTAL_FEE_EXCEED'],
    [{ subject: '' }, 'ACQ.INVALID_PARAMETER'],
    [{ subject: 'a/b' }, 'ACQ.INVALID_PARAMETER'],
    [{ subject: 'a=b' }, 'ACQ.INVALID_PARAMETER'],
    [{ subject: '题'.repeat(256) }, 'taken'],
    [{ subject: '题'.repeat(257) }, 'ACQ.INVALID_PARAMETER'],
    [{ buyer_open_id: 'x' }, 'ACQ.BUYER_NOT_EXIST'],
    [{ buyer_open_id: '' }, 'ACQ.INVALID_PARAMETER'],
    [{ seller_id: '2088' }, 'ACQ.SELLER_NOT_EXIST'],
    [{ product_code: 'QUICK_WAP_WAY' }, 'ACQ.ACCESS_FORBIDDEN'],
    [{ product_code: 'JSAPI_PAY' }, 'ACQ.INVALID_PARAMETER'],
    [{ passback_params: 'x'.repeat(513) }, 'ACQ.INVALID_PARAMETER'],
    [{ timeout_express: '16d' }, 'ACQ.INVALID_PARAMETER'],
    [{ timeout_express: '0m' }, 'ACQ.INVALID_PARAMETER'],
    [{ timeout_express: '90s' }, 'ACQ.INVALID_PARAMETER'],
    [{ time_expire: 'soon' }, 'ACQ.INVALID_PARAMETER'],
    [{ time_expire: '2026-01-02 11:04:05' }, 'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
    [{ time_expire: '2026-01-02 11:05' }, 'taken']
  ])('with %j is %s', async (content, outcome) => {
    expect(await place(content)).toBe(outcome)
  })

  it.each(['not an address', 'ftp://127.0.0.1/', `http://127.0.0.1/${'x'.repeat(250)}`])(
    'has no notify_url %s',
    async (url) => {
      expect(await place({}, { notify_url: url })).toBe('ACQ.INVALID_PARAMETER')
    }
  )

  it('is taken with the merchant and the mini program that it names', async () => {
    const { appId, sellerId } = desk.alipay
    expect(await place({ seller_id: sellerId, product_code: 'JSAPI_PAY', op_app_id: appId })).toBe('taken')
  })

  it('cannot be bought by the merchant', async () => {
    expect(await place({ buyer_id: desk.alipay.sellerId })).toBe('ACQ.BUYER_SELLER_EQUAL')
  })

  it('takes the buyer by either id', async () => {
    const { userId } = desk.alipay.createUser()
    expect(await place({ buyer_open_id: undefined, buyer_id: userId })).toBe('taken')
    expect(desk.alipay.order('order-1').userId).toBe(userId)
  })

  it('of a page needs its product code', async () => {
    const { text } = await desk.call('alipay.trade.page.pay', { out_trade_no: 'x', total_amount: '1', subject: 'x' })
    expect(text).toContain('ACQ.INVALID_PARAMETER')
  })
})
