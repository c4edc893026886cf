import { alipayTradeLayouts } from './bill-layouts.ts'
import { writeAlipayBill } from './write-alipay-bill.ts'
import { writeGb18030 } from './write-gb18030.ts'
import { writeZip } from './write-zip.ts'

const layout = alipayTradeLayouts[0]!

/** A day of Alipay as it is sent (zip of GBK): one payment of 12.34, of which 1.00 and 2.00 went back, and one of 5.00. */
export function alipayDay(): Uint8Array {
  const rows = [
    {
      tradeNo: '2021102122001',
      outTradeNo: 'P1',
      bizType: '交易',
      totalAmount: '12.34',
      finishTime: '2021-10-21 10:00:00'
    },
    {
      tradeNo: '2021102122001',
      outTradeNo: 'P1',
      bizType: '退款',
      totalAmount: '-1.00',
      outRequestNo: '1',
      finishTime: '2021-10-21 11:00:00'
    },
    {
      tradeNo: '2021102122001',
      outTradeNo: 'P1',
      bizType: '退款',
      totalAmount: '-2.00',
      outRequestNo: '2',
      finishTime: '2021-10-21 11:30:00'
    },
    {
      tradeNo: '2021102122002',
      outTradeNo: 'P2',
      bizType: '交易',
      totalAmount: '5.00',
      finishTime: '2021-10-21 12:00:00'
    }
  ].map((row) => {
    const cells: Readonly<Record<string, string>> = { ...row, receiptAmount: row.totalAmount, subject: '会员，一年' }
    return layout.columns.map(({ name, kind }) => cells[name] ?? (kind === 'fen' ? '0.00' : ''))
  })
  const name = writeGb18030('20880000000000000156_20211021_业务明细.csv')
  return writeZip([{ name, data: writeGb18030(writeAlipayBill(layout, rows)) }])
}
