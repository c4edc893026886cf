import { describe, expect, expectTypeOf, it } from 'vitest'
import { type BillError, parseBill, type WechatPayFundFlowRow } from '../src/index.ts'
import { fundFlowBill } from './support/published-bills.ts'
import { fundBill, fundRow, parseFault, utf8 } from './support/small-bills.ts'

describe('parseBill', () => {
  it('reads bytes and text alike', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(fundFlowBill)
    expect(parseBill(text)).toEqual(parseBill(fundFlowBill))
  })

  it('narrows the rows by format and columns', () => {
    const bill = parseBill(fundFlowBill)
    if (bill.format === 'wechat-pay-fund-flow') expectTypeOf(bill.rows[0]!).toEqualTypeOf<WechatPayFundFlowRow>()
    const picked = parseBill(fundFlowBill, { format: 'wechat-pay-fund-flow', columns: ['amount', 'remark'] })
    expectTypeOf(picked.rows[0]!).toEqualTypeOf<Pick<WechatPayFundFlowRow, 'amount' | 'remark'>>()
    expect(picked.rows[0]).toEqual({ amount: 2, remark: '缺货' })
    // The column that tells income from expenditure was not read.
    expect(picked.totals).toEqual({ totalCount: 2 })
  })

  it('keeps the rows before a fault', () => {
    const fault = parseFault(fundBill([fundRow({ 9: 'first' }), fundRow({ 6: 'x' }), fundRow()]))
    expect([fault.code, fault.line, fault.field]).toEqual(['ERR_BILL_CSV_AMOUNT', 3, '收支金额(元)'])
    expect(fault.rows).toEqual([expect.objectContaining({ remark: 'first' })])
  })

  it('goes on in lenient mode', () => {
    const bill = parseBill(fundBill([fundRow(), fundRow({ 6: 'x' }), fundRow()]), { lenient: true })
    expect(bill.rows.length).toBe(2)
    expect(bill.errors.map((error: BillError) => error.message)).toEqual([
      'line 3, column 96, 收支金额(元): expected an amount in yuan with at most 2 decimals; download the bill again'
    ])
    expect(bill.differences.map(({ field }) => field)).toEqual(['totalCount', 'expenditureCount', 'expenditureAmount'])
  })

  it('gives raw cells where they are asked for', () => {
    const [row] = parseBill(fundBill([fundRow({ 9: 'a\\ b' })]), { raw: true, unescape: true }).rows
    expect(row).toMatchObject({ remark: 'a,b', raw: fundRow({ 9: 'a\\ b' }).slice(1).split(',`') })
  })

  it.each([7, null, undefined, {}, [1]])('refuses %j as input', (input) => {
    expect(() => parseBill(input as unknown as string)).toThrow(TypeError)
  })

  it('passes on what is no fault of the bill', () => {
    expect(() => parseBill(utf8('a'), { format: 'x' as 'alipay-fund' })).toThrow(RangeError)
  })
})
