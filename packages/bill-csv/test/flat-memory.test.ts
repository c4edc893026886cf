import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { type BillReader, readBill, summarizeBill } from '../src/index.ts'
import { wechatTradeLayouts } from './support/bill-layouts.ts'
import { wechatTotals } from './support/bill-totals.ts'
import { writeWechatBill } from './support/write-wechat-bill.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const PIECES = 400
const ROWS_A_PIECE = 200
const layout = wechatTradeLayouts[0]!
const ROW = [
  ...[
    '2021-01-28 17:07:11',
    'wx81be3101902f7cb2',
    '1601959334',
    '0',
    '',
    '4200000925202101284997714292',
    'S1',
    'openid'
  ],
  ...['NATIVE', 'SUCCESS', 'OTHERS', 'CNY', '0.01', '0.00', '0', '0', '0.00', '0.00', '', '', '商品, 名称', 'data'],
  ...['0.00000', '1.00%', '0.01', '0.00', '']
]

/** A bill of 80 000 rows, made while it is read; after each piece memory is looked at. */
async function* makeBill(samples: number[]): AsyncGenerator<Uint8Array> {
  const [header = '', row = ''] = writeWechatBill(layout, [ROW]).split('\r\n')
  yield Buffer.from(`${header}\r\n`)
  for (let piece = 0; piece < PIECES; piece++) {
    yield Uint8Array.from(Buffer.from(`${row}\r\n`.repeat(ROWS_A_PIECE)))
    if (piece % 50 !== 49) continue
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    samples.push(heapUsed + arrayBuffers)
  }
  // Each row pays one fen: the count, and the first and the last sum but one.
  const count = BigInt(PIECES * ROWS_A_PIECE)
  const totals = wechatTotals(layout, []).map((total, index) => ({
    ...total,
    units: [0, 1, 5].includes(index) ? count : 0n
  }))
  const footer = writeWechatBill(layout, [], { totals })
  yield Buffer.from(footer.slice(footer.indexOf('总交易单数')))
}

/**
 * Growth between the first sample and the least of the last three: 50 000 rows are 15 MB of text. A single sample may count
 * buffers that are free already, since they are swept beside the program; what is held shows in all of them.
 */
function growthOf(samples: readonly number[]): number {
  return Math.min(...samples.slice(-3)) - (samples[0] ?? 0)
}

it.each([{}, { lazy: true }, { raw: true }])(
  'holds no row that was handed out: %j',
  async (options) => {
    const samples: number[] = []
    let rows = 0
    const reader = readBill(makeBill(samples), options) as BillReader
    for await (const batch of reader as AsyncIterable<readonly object[]>) rows += batch.length
    expect([rows, reader.differences]).toEqual([PIECES * ROWS_A_PIECE, []])
    expect(growthOf(samples)).toBeLessThan(2_000_000)
  },
  60_000
)

it('holds nothing of a bill that is summed', async () => {
  const samples: number[] = []
  const { rowCount, differences } = await summarizeBill(makeBill(samples))
  expect([rowCount, differences]).toEqual([PIECES * ROWS_A_PIECE, []])
  expect(growthOf(samples)).toBeLessThan(2_000_000)
}, 60_000)
