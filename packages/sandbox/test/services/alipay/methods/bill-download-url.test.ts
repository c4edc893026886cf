import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const ask = async (billDate: string, billType = 'trade') =>
  (await desk.call('alipay.data.dataservice.bill.downloadurl.query', { bill_date: billDate, bill_type: billType })).node

describe('the address of a bill', () => {
  it('is there from 10:00 of the next day', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    expect((await ask('2026-01-02')).sub_code).toBe('isp.bill_not_exist')
    await desk.sandbox.clock.advance('22h')
    expect((await ask('2026-01-02')).sub_code).toBe('isp.bill_not_exist')
    await desk.sandbox.clock.advance('1h')
    const { bill_download_url: url, bill_file_code: code } = await ask('2026-01-02')
    const { pathname, searchParams } = new URL(url as string)
    expect(pathname).toBe('/ns/default/alipay/downloadBillFile.resource')
    expect(searchParams.get('downloadFileName')).toBe(`${desk.alipay.sellerId}0156_20260102.csv.zip`)
    expect(code).toBeUndefined()
  })

  it('is there for a month on the 4th of the next', async () => {
    await desk.sandbox.clock.advance('32d')
    expect((await ask('2026-01')).sub_code).toBe('isp.bill_not_exist')
    await desk.sandbox.clock.advance('1d')
    expect((await ask('2026-01', 'signcustomer')).bill_file_code).toBe('EMPTY_DATA_WITH_BILL_FILE')
  })

  it('may be missing for a day without trades', async () => {
    expect((await ask('2025-12-31')).bill_file_code).toBe('EMPTY_DATA_WITH_BILL_FILE')
    desk.alipay.configure({ emptyBill: 'none' })
    expect((await ask('2025-12-31')).sub_code).toBe('isp.bill_not_exist')
  })

  it.each([
    ['2026-01-03', 'trade', 'invalid_arguments'],
    ['20260101', 'trade', 'invalid_arguments'],
    ['2026-02-30', 'trade', 'invalid_arguments'],
    ['2025-13', 'trade', 'invalid_arguments'],
    ['2025-12-31', 'everything', 'invalid_arguments'],
    ['2025-12-31', 'zft_acc', 'TYPE_NOT_SUPPORTED']
  ])('is refused for %s %s', async (date, type, subCode) => {
    expect((await ask(date, type)).sub_code).toBe(subCode)
  })
})
