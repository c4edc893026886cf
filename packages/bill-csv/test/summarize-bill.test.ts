import { describe, expect, it } from 'vitest'
import { parseBill, summarizeBill, summarizeBillSync } from '../src/index.ts'
import { realBill, refundBill } from './support/published-bills.ts'
import { alipayFundBill, faultOf, fundBill, fundRow } from './support/small-bills.ts'
import { writeGb18030 } from './support/write-gb18030.ts'

const fundRows = ['1\t,2\t,S\t,手机\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t']
const samples: readonly (string | Uint8Array)[] = [
  realBill,
  refundBill,
  fundBill([fundRow(), fundRow({ 9: 'a,`b' }), fundRow({ 9: 'a\nb' }), fundRow({ 5: '收入' })]),
  writeGb18030(alipayFundBill(fundRows, ['#收入合计：1笔，共20.00元']))
]

describe('summarizeBill', () => {
  it.each(samples)('comes to what parseBill comes to, without rows: sample %#', async (sample) => {
    const { rows, ...rest } = parseBill(sample)
    expect(summarizeBillSync(sample)).toEqual(rest)
    expect(await summarizeBill(sample)).toEqual(rest)
    expect(await summarizeBill([Buffer.from(sample)], { format: rest.format })).toEqual(rest)
  })

  it('refuses what parseBill refuses', async () => {
    const bill = fundBill([fundRow(), fundRow({ 6: 'x' })])
    const expected = faultOf(() => parseBill(bill))
    const fault = faultOf(() => summarizeBillSync(bill))
    expect([fault.code, fault.message]).toEqual([expected.code, expected.message])
    await expect(summarizeBill(bill)).rejects.toMatchObject({ message: expected.message })
  })

  it('checks its options', async () => {
    await expect(summarizeBill('', { lenient: 1 as unknown as boolean })).rejects.toThrow(TypeError)
  })
})
