import { expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { alipayFundBill } from '../support/small-bills.ts'
import { writeGb18030 } from '../support/write-gb18030.ts'

// bills.md 10: the frame, an income and a fee.
const rows = [
  '1001\t,2017083121001004720299453898\t,S1\t,手机\t,2017-08-31 10:00:05,杨(137****2600)\t,20.00,,120.00,支付宝,在线支付,\t',
  '1002\t,2017083121001004720299453898\t,S1\t,手机\t,2017-08-31 10:00:05,\t,0.00,-0.12,119.88,支付宝,收费,服务费[2017083121001004720299453898]\t'
]
const totals = ['#支出合计：1笔，共-0.12元', '#收入合计：1笔，共20.00元']

it.each([
  ['UTF-8', (text: string) => new TextEncoder().encode(text)],
  ['GBK', writeGb18030]
])('has movements with either amount, in %s', (_, encode) => {
  const bill = parseBill(encode(alipayFundBill(rows, totals)), { format: 'alipay-fund' })
  expect(bill.rows).toMatchObject([
    { accountLogId: '1001', incomeAmount: 2000, expenditureAmount: undefined, balance: 12_000, bizType: '在线支付' },
    {
      accountLogId: '1002',
      incomeAmount: 0,
      expenditureAmount: -12,
      balance: 11_988,
      remark: '服务费[2017083121001004720299453898]'
    }
  ])
  expect(bill.rows[0]).toHaveProperty('bizBillSource', undefined)
  const sums = { expenditureCount: 1, expenditureAmount: -12, incomeCount: 1, incomeAmount: 2000 }
  expect([bill.totals, bill.footer, bill.differences]).toEqual([sums, sums, []])
})
