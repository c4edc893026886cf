import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { realBill } from '../support/published-bills.ts'
import { FUND_FOOTER, fundBill, fundRow } from '../support/small-bills.ts'

describe('totals', () => {
  it('name what differs as the file names it', () => {
    const text = new TextDecoder()
      .decode(realBill)
      .replace('`3,`0.03,`0.00,`0.00,`0.00000', '`4,`0.02,`0.00,`0.00,`0.00001')
    expect(parseBill(text).differences).toEqual([
      { field: 'totalCount', name: '总交易单数', footer: 4, rows: 3 },
      { field: 'totalSettlementFee', name: '应结订单总金额', footer: 2, rows: 3 },
      { field: 'totalServiceFee', name: '手续费总金额', footer: '0.00001', rows: '0.00000' }
    ])
  })

  it('are those of the fields that are read', () => {
    const bill = fundBill([fundRow()])
    expect(parseBill(bill, { columns: ['direction', 'remark'] }).totals).toEqual({
      totalCount: 1,
      incomeCount: 0,
      expenditureCount: 1
    })
    expect(parseBill(bill, { columns: ['amount'] }).totals).toEqual({ totalCount: 1 })
  })

  it('are no footer when there is none', () => {
    const cut = fundBill([fundRow()]).split(FUND_FOOTER)[0]!
    expect(parseBill(cut, { lenient: true })).toMatchObject({ footer: undefined, differences: [] })
  })

  it('of WeChat Pay are compared under any of their names', () => {
    const text = new TextDecoder()
      .decode(realBill)
      .replace(/总交易单数.*\r\n.*\r\n$/, '总退款单数,退款总金额\r\n`3,`0.01\r\n')
    expect(parseBill(text).differences).toEqual([
      { field: 'totalSettlementRefundFee', name: '退款总金额', footer: 1, rows: 0 }
    ])
  })
})
