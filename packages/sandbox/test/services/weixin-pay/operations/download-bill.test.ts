import { gunzipSync } from 'node:zlib'
import { parseBill, summarizeBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

type Opened = Awaited<ReturnType<typeof openWeixinPay>>

const billDate = '20260102'
const fetchBill = ({ call }: Opened, fields: Record<string, string | undefined> = {}) =>
  call('/pay/downloadbill', { bill_date: billDate, bill_type: 'ALL', ...fields })

/** A day with a plain payment, one with coupons, two refunds and a refund from the balance; then the next day at 10:00. */
async function openDay(options = {}) {
  const opened = await openWeixinPay(options)
  const { paid, refund, weixinPay, sandbox } = opened
  await paid(
    { total_fee: 3250, body: '苹果,"梨"\n`桃`', attach: 'a\\b', device_info: 'WEB' },
    { bankType: 'CMB_CREDIT' }
  )
  await paid(
    { out_trade_no: 'order_0002', total_fee: 1000 },
    {
      coupons: [
        { type: 'CASH', fee: 100 },
        { type: 'NO_CASH', fee: 200 }
      ]
    }
  )
  await opened.place({ out_trade_no: 'order_0003' })
  await refund({ total_fee: 3250, refund_fee: 1001 })
  await refund({ out_trade_no: 'order_0002', out_refund_no: 'back_2', total_fee: 1000, refund_fee: 500 })
  const account = { refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS' }
  await refund({ out_refund_no: 'back_3', total_fee: 3250, refund_fee: 49, ...account })
  weixinPay.settleRefund('back_2', 'CHANGE')
  // 11:04:05 in China.
  await sandbox.clock.advance(22 * 3_600_000 + 55 * 60_000 + 55_000)
  return opened
}

const current = 'utf8'
const texts = async (opened: Opened, fields?: Record<string, string | undefined>) =>
  (await fetchBill(opened, fields)).bytes.toString(current)

describe('downloadbill', () => {
  it('writes the rows as the platform does, and a footer that agrees', async () => {
    const opened = await openDay()
    const { appId, mchId } = opened.weixinPay
    const [first, second] = opened.weixinPay.orders()
    const [back1, back2] = opened.weixinPay.refunds()
    const lines = (await texts(opened)).split('\r\n')
    // Bills reference 3.2, verbatim; 0.60 % of 32.50 is 0.195, of 8.00 (10.00 less 2.00 that nobody paid in) 0.048.
    expect(lines).toEqual([
      '\ufeff交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
      `\`2026-01-02 11:04:05,\`${appId},\`${mchId},\`0,\`WEB,\`${first?.transactionId},\`order_0001,\`${first?.openid},\`APP,\`SUCCESS,\`CMB_CREDIT,\`CNY,\`32.50,\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`苹果\\ \\"梨\\"\\n\`桃\`,\`a\\b,\`0.20000,\`0.60%,\`32.50,\`0.00,\``,
      `\`2026-01-02 11:04:05,\`${appId},\`${mchId},\`0,\`,\`${second?.transactionId},\`order_0002,\`${second?.openid},\`APP,\`SUCCESS,\`OTHERS,\`CNY,\`8.00,\`3.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`年度会员,\`,\`0.05000,\`0.60%,\`10.00,\`0.00,\``,
      `\`2026-01-02 11:04:05,\`${appId},\`${mchId},\`0,\`WEB,\`${first?.transactionId},\`order_0001,\`${first?.openid},\`APP,\`REFUND,\`CMB_CREDIT,\`CNY,\`0.00,\`0.00,\`${back1?.refundId},\`back_1,\`10.01,\`0.00,\`ORIGINAL,\`SUCCESS,\`苹果\\ \\"梨\\"\\n\`桃\`,\`a\\b,\`-0.06000,\`0.60%,\`0.00,\`10.01,\``,
      `\`2026-01-02 11:04:05,\`${appId},\`${mchId},\`0,\`,\`${second?.transactionId},\`order_0002,\`${second?.openid},\`APP,\`REFUND,\`OTHERS,\`CNY,\`0.00,\`0.00,\`${back2?.refundId},\`back_2,\`4.50,\`1.00,\`ORIGINAL,\`CHANGE,\`年度会员,\`,\`-0.03000,\`0.60%,\`0.00,\`5.00,\``,
      '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
      '`4,`40.50,`14.51,`1.00,`0.16000,`42.50,`15.01',
      ''
    ])
  })

  it.each(['ALL', 'SUCCESS', 'REFUND', 'RECHARGE_REFUND'])(
    '%s agrees with its footer in every generation',
    async (type) => {
      const opened = await openDay()
      for (const billColumns of ['current', 'old', 'older'] as const) {
        opened.weixinPay.configure({ billColumns, billDecimalCounts: billColumns === 'older' })
        const bill = parseBill((await fetchBill(opened, { bill_type: type })).bytes)
        expect([bill.format, bill.rows.length, bill.differences]).toEqual([
          'wechat-pay-trade',
          { ALL: 4, SUCCESS: 2, REFUND: 2, RECHARGE_REFUND: 1 }[type],
          []
        ])
      }
    }
  )

  it('packs the bill when asked, as a gzip member and nothing else', async () => {
    const opened = await openDay()
    const packed = await fetchBill(opened, { tar_type: 'GZIP' })
    expect(gunzipSync(packed.bytes)).toEqual((await fetchBill(opened)).bytes)
  })

  it('is there from 10:00 of the next day, for three months', async () => {
    const opened = await openDay()
    const { sandbox, paid } = opened
    const said = async (day: string) => {
      const { fields } = await fetchBill(opened, { bill_date: day, tar_type: 'GZIP' })
      return [fields.return_code, fields.return_msg, fields.error_code]
    }
    // 2026-01-03 10:00:00.
    expect(await said('20260102')).toEqual([undefined, undefined, undefined])
    expect(await said('20260101')).toEqual(['FAIL', 'No Bill Exist', '20002'])
    expect(await said('20260103')).toEqual(['FAIL', 'No Bill Exist', '20002'])
    await paid({ out_trade_no: 'order_0004' })
    await sandbox.clock.advance('22h')
    expect(await said('20260103')).toEqual(['FAIL', 'No Bill Exist', '20002'])
    await sandbox.clock.advance('1h')
    expect(await said('20260103')).toEqual(['FAIL', 'Bill Creating', '20002'])
    await sandbox.clock.advance('1h')
    expect(await said('20260103')).toEqual([undefined, undefined, undefined])
    await sandbox.clock.advance('93d')
    expect(await said('20260103')).toEqual(['FAIL', 'invalid bill_date', '20001'])
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a type that is none', { bill_type: 'all' }, 'invalid bill_type'],
    ['a day that is none', { bill_date: '20260230' }, 'invalid bill_date'],
    ['a day with dashes', { bill_date: '2026-01-02' }, 'invalid bill_date'],
    ['no day', { bill_date: undefined }, 'missing parameter'],
    ['another container', { tar_type: 'ZIP' }, 'invalid tar_type: Only GZIP supported'],
    ['another app', { appid: 'wx0' }, 'invalid appid'],
    ['a long nonce', { nonce_str: 'x'.repeat(33) }, 'nonce_str too long']
  ])('refuses %s in XML with error_code', async (_, fields, text) => {
    const { fields: reply } = await fetchBill(await openDay(), fields)
    expect(reply).toEqual({ return_code: 'FAIL', return_msg: text, error_code: '20001' })
  })

  it('says what it thinks of bodies and signatures', async () => {
    const { send, call } = await openWeixinPay()
    const text = async (body: string) => (await send('/pay/downloadbill', body)).fields.return_msg
    expect([await text(''), await text('x')]).toEqual(['empty post data', 'data format error'])
    expect((await call('/pay/downloadbill', { bill_date: billDate }, { key: 'x' })).fields.return_msg).toBe(
      'sign error'
    )
    const get = await send('/pay/downloadbill', '', { method: 'GET' })
    expect(get.fields.return_msg).toBe('require POST method')
  })

  it('is nobody’s day without rows, and a day of made-up rows with them', async () => {
    const opened = await openWeixinPay()
    await opened.sandbox.clock.advance('3d')
    expect((await fetchBill(opened)).fields.return_msg).toBe('No Bill Exist')
    opened.weixinPay.addBillRows({ billDate, count: 1 })
    expect((await fetchBill(opened, { bill_type: 'REFUND' })).fields.return_msg).toBe('No Bill Exist')
    opened.weixinPay.addBillRows({ billDate, count: 119 })
    for (const type of ['ALL', 'SUCCESS', 'REFUND']) {
      const bill = parseBill((await fetchBill(opened, { bill_type: type })).bytes)
      expect([bill.rows.length, bill.differences]).toEqual([{ ALL: 120, SUCCESS: 109, REFUND: 11 }[type], []])
    }
  })

  it('is made while it is sent, when it is large', async () => {
    const opened = await openWeixinPay()
    await opened.paid()
    await opened.sandbox.clock.advance('2d')
    opened.weixinPay.addBillRows({ billDate, count: 10_500 })
    for (const tar_type of [undefined, 'GZIP']) {
      const { bytes } = await fetchBill(opened, { tar_type })
      const bill = await summarizeBill(bytes)
      expect([bill.totals, bill.differences]).toMatchObject([{ totalCount: 10_501 }, []])
    }
  })
})
