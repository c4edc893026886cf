import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { refundBill } from '../support/published-bills.ts'
import { alipayFundBill, fundBill, fundRow } from '../support/small-bills.ts'
import { writeGb18030 } from '../support/write-gb18030.ts'

const format = 'wechat-pay-trade'

describe('lazy rows', () => {
  it('hold what rows hold', () => {
    const lazy = parseBill(refundBill, { format, lazy: true })
    const eager = parseBill(refundBill, { format })
    expect(JSON.parse(JSON.stringify(lazy))).toEqual(JSON.parse(JSON.stringify(eager)))
    expect(lazy.rows[1]!.body).toBe('测试支付4')
    expect(lazy.rows[0]!.refundApplyTime).toBeUndefined()
    expect(inspect(lazy.rows[0])).toBe(inspect(eager.rows[0]))
    expect(Object.keys(lazy.rows[0]!)).toEqual([])
  })

  it('hold only the fields that were asked for', () => {
    const { rows } = parseBill(refundBill, { format, lazy: true, columns: ['body', 'refundFee'] })
    expect(JSON.stringify(rows[1])).toBe('{"body":"测试支付4","refundFee":1}')
  })

  it('undo escapes and padding, in either encoding', () => {
    const bill = fundBill([fundRow({ 9: '年\\ a' }), fundRow()])
    expect(parseBill(bill, { format: 'wechat-pay-fund-flow', lazy: true, unescape: true }).rows[0]!.remark).toBe('年,a')
    const row = '1\t,2\t,S\t,手机 \t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t'
    const alipay = writeGb18030(alipayFundBill([row, row], []))
    const { rows } = parseBill(alipay, { format: 'alipay-fund', lazy: true })
    expect([rows[1]!.subject, rows[1]!.remark, rows[1]!.incomeAmount]).toEqual(['手机', undefined, 2000])
  })
})
