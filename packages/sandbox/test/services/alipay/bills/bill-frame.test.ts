import { expect, it } from 'vitest'
import { frameLines, textCell, titleCell } from '../../../../src/services/alipay/bills/bill-frame.ts'
import { readBillSpan } from '../../../../src/services/alipay/bills/read-bill-span.ts'

// Bills reference 9.1.
it('stands around the rows as in the files of the platform', () => {
  const frame = {
    sellerId: '2088000000000000',
    span: readBillSpan('2017-08-31')!,
    nowMs: Date.parse('2021-10-22T06:27:10+08:00')
  }
  const lines = frameLines(frame, '业务明细', '业务明细列表', 'a,b', ['1,2'], () => ['#合计'])
  expect([...lines]).toEqual([
    '#支付宝业务明细查询',
    '#账号：[20880000000000000156]',
    '#起始日期：[2017年08月31日 00:00:00]   终止日期：[2017年09月01日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    'a,b',
    '1,2',
    '#-----------------------------------------业务明细列表结束------------------------------------',
    '#合计',
    '#导出时间：[2021年10月22日 06:27:10]'
  ])
})

it('pads text cells with a tab, and lets no line break into them', () => {
  expect([textCell(''), textCell('a\r\nb\t'), titleCell('a,b')]).toEqual(['\t', 'a  b \t', 'a，b\t'])
})
