import { expect, it } from 'vitest'
import { BillError } from '../../src/bill-error.ts'
import { describeFault } from '../../src/command/describe-fault.ts'

it('describes an error without the rows that came with it', () => {
  const error = new BillError('ERR_BILL_CSV_AMOUNT', 'is no amount', {
    line: 2,
    column: 9,
    field: '订单金额',
    rows: [{ openid: 'o1' }]
  })
  expect(JSON.parse(JSON.stringify(describeFault(error)))).toEqual({
    code: 'ERR_BILL_CSV_AMOUNT',
    message: 'line 2, column 9, 订单金额: is no amount',
    line: 2,
    column: 9,
    field: '订单金额'
  })
})
