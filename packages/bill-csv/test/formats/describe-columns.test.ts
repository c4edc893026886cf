import { describe, expect, it } from 'vitest'
import { describeColumns } from '../../src/formats/describe-columns.ts'

describe('describeColumns', () => {
  // bills.md 3.1: the same name has another meaning in old files.
  it('reads 退款金额 by the columns beside it', () => {
    expect(describeColumns('wechat-pay-trade', ['总金额', '退款金额']).map(({ field }) => field)).toEqual([
      'totalFee',
      'refundFee'
    ])
    expect(describeColumns('wechat-pay-trade', ['退款金额', '申请退款金额']).map(({ field }) => field)).toEqual([
      'settlementRefundFee',
      'refundFee'
    ])
  })

  it('keeps names that it does not know, and a second column of one meaning', () => {
    expect(describeColumns('wechat-pay-trade', ['子商户号', '特约商户号', '新列'])).toEqual([
      { name: '子商户号', field: 'subMchId', kind: 'text' },
      { name: '特约商户号', field: '特约商户号', kind: 'unknown' },
      { name: '新列', field: '新列', kind: 'unknown' }
    ])
  })

  it('takes parentheses of either width, and keeps the name as it stands', () => {
    expect(describeColumns('wechat-pay-fund-flow', ['收支金额（元）'])).toEqual([
      { name: '收支金额（元）', field: 'amount', kind: 'fen' }
    ])
  })
})
