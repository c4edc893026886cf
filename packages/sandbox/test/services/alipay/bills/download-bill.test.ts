import { readBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'
import { downloadDay, readDay } from './read-day.ts'

const desk = useAlipay()

describe('the download of a bill', () => {
  it('is a zip whose files have names in GBK', async () => {
    const response = await downloadDay(desk, '2026-01-01')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${desk.alipay.sellerId}0156_20260101.csv.zip"`
    )
    // 业务明细(汇总) in GBK, bills reference 7.
    expect(bytes.includes(Buffer.from('d2b5cef1c3f7cfb828bbe3d7dc292e637376', 'hex'))).toBe(true)
  })

  it('has no rows on a day without trades, and is whole all the same', async () => {
    for (const format of ['alipay-trade', 'alipay-trade-summary', 'alipay-fund', 'alipay-fund-summary'] as const) {
      const { rows, differences } = await readDay(desk, '2026-01-01', format)
      expect([rows, differences]).toEqual([[], []])
    }
  })

  it('is over after 30 seconds', async () => {
    const content = { bill_type: 'trade', bill_date: '2026-01-01' }
    const { node } = await desk.call('alipay.data.dataservice.bill.downloadurl.query', content)
    const url = node.bill_download_url as string
    await desk.sandbox.clock.advance('29s')
    expect((await fetch(url)).status).toBe(200)
    await desk.sandbox.clock.advance('1s')
    expect((await fetch(url)).status).toBe(403)
    expect((await fetch(url.replace(/token=.*/, 'token=x'))).status).toBe(403)
  })

  it('can be a page instead', async () => {
    desk.sandbox.faults.next('bill-html')
    const response = await downloadDay(desk, '2026-01-01')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html;charset=GBK'])
  })

  it('reconciles with nasty rows', async () => {
    desk.alipay.configure({ billRows: 500 })
    const { rows, differences } = await readDay(desk, '2026-01-01')
    expect(differences).toEqual([])
    expect(rows).toHaveLength(500)
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(11)
    expect(rows.some(({ remark }) => remark === '"带引号,的备注"')).toBe(true)
    expect((await readDay(desk, '2026-01-01', 'alipay-trade-summary')).differences).toEqual([])
    expect((await readDay(desk, '2026-01-01', 'alipay-fund')).differences).toEqual([])
  })

  it('is streamed when it is large', async () => {
    desk.alipay.configure({ billRows: 10_000 })
    const response = await downloadDay(desk, '2026-01-01')
    expect(response.headers.get('content-length')).toBeNull()
    const reader = readBill(response.body!, { format: 'alipay-trade' })
    let count = 0
    for await (const batch of reader) count += batch.length
    expect([count, reader.differences]).toEqual([10_000, []])
  })
})
