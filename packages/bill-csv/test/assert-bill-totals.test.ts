import { expect, it } from 'vitest'
import { assertBillTotals, parseBill } from '../src/index.ts'
import { faultOf, fundBill, fundRow } from './support/small-bills.ts'

it('lets a bill pass that reconciles', () => {
  expect(() => assertBillTotals(parseBill(fundBill([fundRow()])))).not.toThrow()
})

it('names each total that differs', () => {
  const bill = parseBill(fundBill([fundRow()], '`2,`0,`0.00,`1,`0.03'))
  const fault = faultOf(() => assertBillTotals(bill))
  expect([fault.code, fault.field]).toEqual(['ERR_BILL_CSV_TOTALS', '资金流水总笔数'])
  expect(fault.message).toBe(
    "资金流水总笔数: the rows do not come to the footer's totals (资金流水总笔数: footer 2, rows 1; 支出金额: footer 3, rows 2); the file is damaged"
  )
})
