import { expect, it } from 'vitest'
import { fillerEntries } from '../../../../src/services/alipay/bills/filler-entries.ts'
import { readBillSpan } from '../../../../src/services/alipay/bills/read-bill-span.ts'

const span = readBillSpan('2026-01-02')!

it('fills a bill with rows of its span, the same each time', () => {
  const entries = [...fillerEntries(100, span)]
  expect(entries).toHaveLength(100)
  expect([...fillerEntries(100, span)]).toEqual(entries)
  expect(entries.every(({ atMs }) => atMs >= span.fromMs && atMs < span.untilMs)).toBe(true)
  expect(
    entries.every(({ totalFen, receiptFen, discountFen }) => totalFen === receiptFen + discountFen && totalFen > 0)
  ).toBe(true)
  expect(new Set(entries.map(({ tradeNo }) => tradeNo.length))).toEqual(new Set([28]))
})

it('refunds the payment before, now and then', () => {
  const entries = [...fillerEntries(14, span)]
  const refunds = entries.filter(({ kind }) => kind === 'refund')
  expect(refunds).toHaveLength(2)
  expect(refunds[0]).toMatchObject({ tradeNo: entries[5]!.tradeNo, totalFen: entries[5]!.totalFen, chargeFen: 0 })
})

it('has nothing to say for no rows', () => {
  expect([...fillerEntries(0, span)]).toEqual([])
})
