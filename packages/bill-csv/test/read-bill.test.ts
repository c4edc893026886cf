import { describe, expect, it } from 'vitest'
import { type BillReader, type BillRow, readBill } from '../src/index.ts'
import { FUND_HEADER, fundBill, fundRow, utf8 } from './support/small-bills.ts'

async function collect(reader: BillReader): Promise<{ readonly batches: BillRow[][]; readonly fault: unknown }> {
  const batches: BillRow[][] = []
  try {
    for await (const batch of reader) batches.push([...batch])
  } catch (fault) {
    return { batches, fault }
  }
  return { batches, fault: undefined }
}

describe('readBill', () => {
  it('knows format and columns with the first batch, totals after the last', async () => {
    const bytes = utf8(fundBill(new Array(3000).fill(fundRow())))
    const reader: BillReader = readBill(bytes)
    expect([reader.format, reader.columns, reader.totals, reader.footer, reader.differences]).toEqual([
      undefined,
      [],
      undefined,
      undefined,
      []
    ])
    let batches = 0
    for await (const batch of reader) {
      batches++
      expect([reader.format, reader.columns]).toEqual(['wechat-pay-fund-flow', FUND_HEADER.split(',')])
      expect(reader.rowCount).toBeGreaterThanOrEqual(batch.length)
      expect(reader.totals).toBeUndefined()
    }
    expect(batches).toBeGreaterThan(1)
    expect([reader.rowCount, reader.bytesRead]).toEqual([3000, bytes.length])
    expect(reader.totals).toMatchObject({ totalCount: 3000, expenditureAmount: 6000 })
    expect([reader.footer, reader.differences, reader.errors]).toEqual([reader.totals, [], []])
  })

  it.each([
    [1, [1, 1, 1, 1, 1]],
    [2, [2, 2, 1]],
    [5, [5]],
    [9, [5]]
  ])('gives batches of %i rows', async (batchRows, sizes) => {
    const { batches } = await collect(readBill(fundBill(new Array(5).fill(fundRow())), { batchRows }))
    expect(batches.map(({ length }) => length)).toEqual(sizes)
  })

  it('fills batches over chunks', async () => {
    const bytes = utf8(fundBill(new Array(3000).fill(fundRow())))
    const { batches } = await collect(readBill([bytes.subarray(0, 1000), bytes.subarray(1000)], { batchRows: 700 }))
    expect(batches.map(({ length }) => length)).toEqual([700, 700, 700, 700, 200])
  })

  it('gives the rows before a fault, then the fault', async () => {
    const bill = fundBill([fundRow({ 9: 'first' }), fundRow({ 9: 'second' }), fundRow({ 6: 'x' })])
    const { batches, fault } = await collect(readBill(bill, { batchRows: 5 }))
    expect(batches.flat()).toMatchObject([{ remark: 'first' }, { remark: 'second' }])
    expect(fault).toMatchObject({ code: 'ERR_BILL_CSV_AMOUNT', line: 4 })
  })

  it('gives no batch for a bill without rows', async () => {
    const reader = readBill(fundBill([]))
    expect((await collect(reader)).batches).toEqual([])
    expect([reader.format, reader.totals]).toMatchObject(['wechat-pay-fund-flow', { totalCount: 0 }])
  })

  it('is iterated once', async () => {
    const reader: BillReader = readBill(fundBill([fundRow()]))
    await collect(reader)
    expect(() => reader[Symbol.asyncIterator]()).toThrow(
      new TypeError('a bill reader can be iterated once: its source is used up')
    )
  })

  it('checks its options at once', () => {
    expect(() => readBill('', { batchRows: 0 })).toThrow(RangeError)
  })
})
