import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/parse-bill.ts'
import { readBill } from '../../src/read-bill.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import type { MerchantRecord, ReconcileResult } from '../../src/reconcile/reconcile-types.ts'
import { alipayDay } from '../support/alipay-day.ts'
import { fundFlowBill, refundBill } from '../support/published-bills.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const order = '1747268229775183872'
const records: readonly MerchantRecord[] = [
  { outTradeNo: order, outRefundNo: 'R1747275041228390400', refundFee: 1 },
  { outTradeNo: order, totalFee: 2, reference: 'order 1' },
  { outTradeNo: order, outRefundNo: 'R1747268742516264960', refundFee: 1 }
]

/** A day of a shop: rows in no order, some of them wrong in each of the ways. */
const count = 4000
const rows = Array.from({ length: count }, (_, index) => {
  const number = (index * 1597) % count
  const isRefund = number % 10 === 3
  return {
    tradeState: isRefund ? 'REFUND' : 'SUCCESS',
    outTradeNo: `S${number - (isRefund ? 1 : 0)}`,
    outRefundNo: isRefund ? `R${number}` : undefined,
    totalFee: isRefund ? 0 : number,
    refundFee: isRefund ? 1 : 0
  }
})
const ownRecords = Array.from({ length: count }, (_, number): MerchantRecord[] => {
  if (number % 100 === 50) return []
  if (number % 10 === 3) return [{ outTradeNo: `S${number - 1}`, outRefundNo: `R${number}`, refundFee: 1 }]
  const record = { outTradeNo: `S${number}`, totalFee: number % 100 === 60 ? number + 1 : number }
  return number % 100 === 70 ? [record, record] : [record]
}).flat()

async function collect(results: AsyncIterable<ReconcileResult>): Promise<ReconcileResult[]> {
  const collected: ReconcileResult[] = []
  for await (const result of results) collected.push(result)
  return collected
}

describe('reconcile', () => {
  it.each([
    ['a whole bill', () => parseBill(refundBill)],
    ['its rows', () => parseBill(refundBill).rows],
    ['a reader', () => readBill(refundBill)]
  ])('matches a payment and its two partial refunds, from %s', async (_, bill) => {
    const reconciliation = reconcile(bill(), records)
    const results = await collect(reconciliation)
    expect(results.map(({ outcome, kind, outRefundNo }) => [outcome, kind, outRefundNo])).toEqual([
      ['matched', 'payment', undefined],
      ['matched', 'refund', 'R1747268742516264960'],
      ['matched', 'refund', 'R1747275041228390400']
    ])
    expect(results[0]).toMatchObject({
      outTradeNo: order,
      billed: { position: 1, amountFen: 2, transactionId: '4200002086202401160745964084', time: '2024-01-16 22:43:59' },
      recorded: { position: 2, amountFen: 2, reference: 'order 1' }
    })
    expect(reconciliation.summary).toMatchObject({
      isBalanced: true,
      payment: { matched: { count: 1, billedFen: 2, recordedFen: 2 } },
      refund: { matched: { count: 2, billedFen: 2, recordedFen: 2 } }
    })
  })

  it("matches Alipay's partial refunds, which are numbered by order and written with a minus sign", async () => {
    const own: readonly MerchantRecord[] = [
      { outTradeNo: 'P1', totalFee: 1234 },
      { outTradeNo: 'P1', outRefundNo: '1', refundFee: 100 },
      { outTradeNo: 'P1', outRefundNo: '2', refundFee: 201 },
      { outTradeNo: 'P2', outRefundNo: '1', refundFee: 500 }
    ]
    const results = await collect(reconcile(readBill(alipayDay()), own))
    expect(
      results.map(({ outcome, kind, outTradeNo, outRefundNo }) => [outcome, kind, outTradeNo, outRefundNo])
    ).toEqual([
      ['matched', 'payment', 'P1', undefined],
      ['matched', 'refund', 'P1', '1'],
      ['amountDiffers', 'refund', 'P1', '2'],
      ['missingInRecords', 'payment', 'P2', undefined],
      ['missingInBill', 'refund', 'P2', '1']
    ])
    expect(results[2]).toMatchObject({
      billed: { amountFen: 200, transactionId: '2021102122001', time: '2021-10-21 11:30:00' },
      recorded: { amountFen: 201, position: 3 }
    })
  })

  it('finds a refund that the merchant does not know, and one of another amount', async () => {
    const [first, payment] = records as [MerchantRecord, MerchantRecord]
    const results = await collect(
      reconcile(parseBill(refundBill), [{ ...first, refundFee: 2 } as MerchantRecord, payment])
    )
    expect(results.map(({ outcome, outRefundNo }) => [outcome, outRefundNo])).toEqual([
      ['matched', undefined],
      ['missingInRecords', 'R1747268742516264960'],
      ['amountDiffers', 'R1747275041228390400']
    ])
  })

  it('takes lists and streams of records and of lists of records', async () => {
    async function* batches() {
      yield records.slice(0, 2)
      yield records[2]!
    }
    expect((await reconcile(readBill(refundBill), batches()).summarize()).isBalanced).toBe(true)
    expect((await reconcile([parseBill(refundBill).rows], [records]).summarize()).isBalanced).toBe(true)
  })

  const expected = {
    isBalanced: false,
    payment: {
      matched: { count: 3520 },
      amountDiffers: { count: 40 },
      missingInBill: { count: 0 },
      missingInRecords: { count: 40 },
      duplicateInBill: { count: 0 },
      duplicateInRecords: { count: 40 }
    },
    refund: { matched: { count: 400, billedFen: 400, recordedFen: 400 } }
  }

  it.each([100, 3999, 7999, 8001])('finds the same with %d entries in memory', async (maxEntriesInMemory) => {
    const folder = temporaryFolder()
    const options = { maxEntriesInMemory, temporaryFolder: folder }
    const summary = await reconcile(rows, ownRecords, options).summarize()
    expect(summary).toMatchObject(expected)
    expect(await collect(reconcile(rows, ownRecords, options))).toEqual(await collect(reconcile(rows, ownRecords)))
    expect(readdirSync(folder)).toEqual([])
  })

  it('needs no file below the limit, and says what is wrong with the folder past it', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere')
    const small = reconcile(rows, ownRecords, { maxEntriesInMemory: 10_000, temporaryFolder: nowhere })
    expect(await small.summarize()).toMatchObject(expected)
    const large = reconcile(rows, ownRecords, { maxEntriesInMemory: 1000, temporaryFolder: nowhere })
    await expect(large.summarize()).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('gives results in the order of the order number', async () => {
    const numbers = (await collect(reconcile(rows, ownRecords, { maxEntriesInMemory: 500 }))).map(
      ({ outTradeNo }) => outTradeNo
    )
    expect(numbers).toEqual([...numbers].sort())
  })

  it('closes streams and file when a side fails, and tells its error', async () => {
    const folder = temporaryFolder()
    let isClosed = false
    async function* failing() {
      try {
        yield* ownRecords
        throw new Error('the database has gone')
      } finally {
        isClosed = true
      }
    }
    const broken = reconcile(rows, failing(), { maxEntriesInMemory: 100, temporaryFolder: folder })
    await expect(broken.summarize()).rejects.toThrow('the database has gone')
    expect([isClosed, readdirSync(folder)]).toEqual([true, []])

    isClosed = false
    const wrong = reconcile(failing() as never, [], { maxEntriesInMemory: 100, temporaryFolder: folder })
    await expect(wrong.summarize()).rejects.toMatchObject({ code: 'ERR_BILL_CSV_RECONCILE_FORMAT' })
    expect([isClosed, readdirSync(folder)]).toEqual([true, []])
  })

  it('removes the file when the caller stops', async () => {
    const folder = temporaryFolder()
    const reconciliation = reconcile(rows, ownRecords, { maxEntriesInMemory: 100, temporaryFolder: folder })
    for await (const { outTradeNo } of reconciliation) {
      expect(outTradeNo).toBe('S0')
      break
    }
    expect(readdirSync(folder)).toEqual([])
    expect(reconciliation.summary.payment.matched.count).toBe(1)
  })

  it('names the record that is wrong', async () => {
    const wrong = [records[0]!, { outTradeNo: order, totalFee: 0.02 }]
    await expect(reconcile([], wrong).summarize()).rejects.toThrow('"records[1].totalFee" expected whole fen')
  })

  it('refuses a bill without trades', async () => {
    const bill = readBill(fundFlowBill)
    await expect(reconcile(bill, []).summarize()).rejects.toMatchObject({ code: 'ERR_BILL_CSV_RECONCILE_FORMAT' })
  })

  it('runs through once', async () => {
    const reconciliation = reconcile([], [])
    expect(await collect(reconciliation)).toEqual([])
    const again = new TypeError('a reconciliation can be run through once; call reconcile again')
    await expect(reconciliation.summarize()).rejects.toThrow(again)
    await expect(collect(reconciliation)).rejects.toThrow(again)
  })

  it.each<[unknown, unknown, unknown, Error]>([
    [null, [], {}, new TypeError('"bill" expected a list or a stream, got null')],
    ['text', [], {}, new TypeError('"bill" expected a list or a stream, got string')],
    [{}, [], {}, new TypeError('"bill" expected a list or a stream, got Object')],
    [{ rows: 3 }, [], {}, new TypeError('"bill" expected a list or a stream, got Object')],
    [[], undefined, {}, new TypeError('"records" expected a list or a stream, got undefined')],
    ...[0, 1.5, 10_000_001, '1', Number.NaN].map((maxEntriesInMemory): [unknown, unknown, unknown, Error] => [
      [],
      [],
      { maxEntriesInMemory },
      new RangeError(`"maxEntriesInMemory" expected a whole number from 1 to 10000000, got ${maxEntriesInMemory}`)
    ])
  ])('refuses %j, %j, %j at once', (bill, own, options, error) => {
    expect(() => reconcile(bill as never, own as never, options as never)).toThrow(error)
  })
})
