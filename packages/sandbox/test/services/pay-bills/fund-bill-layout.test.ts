import { expect, it } from 'vitest'
import { fundBillLayout } from '../../../src/services/pay-bills/fund-bill-layout.ts'

// Bills reference, 4.1 to 4.3: a real row and its neighbour.
it('writes movements with the balance behind them, and sums them up', () => {
  const layout = fundBillLayout(23, true)
  expect(layout.names.join(',')).toBe(
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
  )
  const row = {
    time: '2021-02-01 13:54:01',
    businessId: '50300806962021020105978994968',
    flowId: '4200000920202101197964319284',
    name: '退款',
    type: '退款',
    direction: '支出',
    movedFee: 1,
    applicant: '1601959334API',
    remark: '退款总金额0.01元;含手续费0.00元',
    voucher: 'S20210201135356381941'
  } as const
  expect(
    layout
      .cells(row)
      .map((cell) => `\`${cell}`)
      .join(',')
  ).toBe(
    '`2021-02-01 13:54:01,`50300806962021020105978994968,`4200000920202101197964319284,`退款,`退款,`支出,`0.01,`0.22,`1601959334API,`退款总金额0.01元;含手续费0.00元,`S20210201135356381941'
  )
  expect(layout.cells({ ...row, direction: '收入', movedFee: 200 })[7]).toBe('2.22')
  expect([layout.footerNames.join(','), layout.footer()]).toEqual([
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    ['2.0', '1.0', '2.00', '1.0', '0.01']
  ])
})
