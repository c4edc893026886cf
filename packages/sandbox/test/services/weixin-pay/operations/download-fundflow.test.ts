import { gunzipSync } from 'node:zlib'
import { parseBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import { openWeixinPay, type PayCallOptions } from '../../../support/open-weixin-pay.ts'

type Opened = Awaited<ReturnType<typeof openWeixinPay>>

const fetchBill = (
  { call }: Opened,
  fields: Record<string, string | undefined> = {},
  options: PayCallOptions = { secure: true, signType: 'HMAC-SHA256' }
) => call('/pay/downloadfundflow', { bill_date: '20260102', account_type: 'Basic', ...fields }, options)

async function openDay() {
  const opened = await openWeixinPay()
  await opened.paid({ total_fee: 3250, body: 'x' })
  await opened.refund({ total_fee: 3250, refund_fee: 1001 })
  const account = { refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS' }
  await opened.refund({ out_refund_no: 'back_2', total_fee: 3250, refund_fee: 49, ...account })
  await opened.sandbox.clock.advance('23h')
  return opened
}

describe('downloadfundflow', () => {
  it('writes every movement with the balance behind it', async () => {
    const opened = await openDay()
    const [{ transactionId } = { transactionId: '' }] = opened.weixinPay.orders()
    const [{ refundId } = { refundId: '' }] = opened.weixinPay.refunds()
    const { mchId } = opened.weixinPay
    expect((await fetchBill(opened)).text.split('\r\n')).toEqual([
      '\ufeff记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
      `\`2026-01-02 11:04:05,\`${transactionId},\`1${transactionId},\`交易,\`交易,\`收入,\`32.50,\`100032.50,\`system,\`,\`order_0001`,
      `\`2026-01-02 11:04:05,\`${transactionId},\`2${transactionId},\`交易,\`扣除交易手续费,\`支出,\`0.20,\`100032.30,\`system,\`0.60%,\`order_0001`,
      `\`2026-01-02 11:04:05,\`${refundId},\`1${refundId.slice(-28)},\`退款,\`退款,\`支出,\`10.01,\`100022.29,\`${mchId}API,\`退款,\`back_1`,
      `\`2026-01-02 11:04:05,\`${refundId},\`2${refundId.slice(-28)},\`退款,\`退还交易手续费,\`收入,\`0.06,\`100022.35,\`system,\`0.60%,\`back_1`,
      '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
      '`4,`2,`32.56,`2,`10.21',
      ''
    ])
  })

  it('begins a day with the balance of the day before', async () => {
    const opened = await openDay()
    await opened.paid({ out_trade_no: 'order_0002', total_fee: 100 })
    await opened.sandbox.clock.advance('1d')
    const [row] = parseBill((await fetchBill(opened, { bill_date: '20260103' })).bytes, {
      format: 'wechat-pay-fund-flow'
    }).rows
    expect([row?.amount, row?.balance]).toEqual([100, 10_002_335])
  })

  it.each(['Basic', 'Operation'])('%s agrees with its footer, packed too', async (account_type) => {
    const opened = await openDay()
    const plain = await fetchBill(opened, { account_type })
    const bill = parseBill(plain.bytes)
    expect([bill.format, bill.rows.length, bill.differences]).toEqual([
      'wechat-pay-fund-flow',
      account_type === 'Basic' ? 4 : 1,
      []
    ])
    expect(gunzipSync((await fetchBill(opened, { account_type, tar_type: 'GZIP' })).bytes)).toEqual(plain.bytes)
  })

  it('takes HMAC-SHA256 alone', async () => {
    const opened = await openDay()
    const { fields } = await fetchBill(opened, {}, { secure: true })
    expect(fields).toEqual({
      return_code: 'SUCCESS',
      result_code: 'FAIL',
      err_code: 'PARAM_ERROR',
      err_code_des: 'invalid sign_type'
    })
    const wrong = await fetchBill(opened, {}, { secure: true, signType: 'HMAC-SHA256', key: 'x' })
    expect(wrong.fields.err_code).toBe('SIGNERROR')
  })

  it.each<[Record<string, string | undefined>, string]>([
    [{ account_type: 'basic' }, 'PARAM_ERROR'],
    [{ account_type: '__proto__' }, 'PARAM_ERROR'],
    [{ bill_date: 'x' }, 'PARAM_ERROR'],
    [{ account_type: 'Fees' }, 'NO_BILL_EXIST'],
    [{ bill_date: '20170531' }, 'NO_BILL_EXIST'],
    [{ bill_date: '20260103' }, 'NO_BILL_EXIST']
  ])('answers %j with %s, unsigned', async (fields, code) => {
    const reply = await fetchBill(await openDay(), fields)
    expect(reply.fields).toEqual({
      return_code: 'SUCCESS',
      result_code: 'FAIL',
      err_code: code,
      err_code_des: expect.any(String)
    })
  })

  it('is being made between 9 and 10, and fails as everywhere when there is no request', async () => {
    const opened = await openWeixinPay()
    await opened.paid()
    await opened.sandbox.clock.advance('22h')
    expect((await fetchBill(opened)).fields.err_code).toBe('BILL_CREATING')
    const { fields } = await opened.send('/pay/downloadfundflow', 'x', { secure: true })
    expect(fields).toEqual({ return_code: 'FAIL', return_msg: 'XML格式错误' })
  })
})
