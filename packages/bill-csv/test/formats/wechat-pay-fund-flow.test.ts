import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { fundFlowBill } from '../support/published-bills.ts'
import { FUND_FOOTER, FUND_HEADER, fundRow } from '../support/small-bills.ts'

const format = 'wechat-pay-fund-flow'

describe('the fund-flow bill of WeChat Pay', () => {
  // bills.md 4.3
  it('is read from the documented rows', () => {
    const bill = parseBill(fundFlowBill, { format })
    expect(bill.rows[0]).toStrictEqual({
      accountingTime: '2018-02-01 04:21:23',
      bizTransactionId: '50000305742018020103387128253',
      fundFlowId: '1900009231201802015884652186',
      bizName: '退款',
      bizType: '退款',
      direction: 'OUT',
      amount: 2,
      balance: 17,
      applicant: 'system',
      remark: '缺货',
      bizVoucherId: 'REF4200000068201801293084726067'
    })
    expect(bill.rows[1]).toMatchObject({ applicant: '1601959334API', remark: '退款总金额0.01元;含手续费0.00元' })
    const totals = { totalCount: 2, incomeCount: 0, incomeAmount: 0, expenditureCount: 2, expenditureAmount: 3 }
    expect([bill.footer, bill.totals, bill.differences]).toEqual([totals, totals, []])
  })

  // bills.md 4.2: counts with decimals.
  it('takes counts with decimals, and tells income from expenditure', () => {
    const rows = [fundRow({ 5: '收入', 6: '1.50' }), fundRow(), fundRow({ 5: '其他', 6: '9.00' })]
    const bill = parseBill([FUND_HEADER, ...rows, FUND_FOOTER, '`3.0,`1.0,`1.5,`1.0,`0.02'].join('\n'), { format })
    expect(bill.rows.map(({ direction }) => direction)).toEqual(['IN', 'OUT', '其他'])
    expect(bill.totals).toEqual({
      totalCount: 3,
      incomeCount: 1,
      incomeAmount: 150,
      expenditureCount: 1,
      expenditureAmount: 2
    })
    expect(bill.differences).toEqual([])
  })
})
