import { expect, it } from 'vitest'
import { generateDayBill, generateDayRecords } from '../src/generate-day.ts'

const ROWS = 2345

async function textOf(rows: number): Promise<string> {
  let text = ''
  for await (const piece of generateDayBill(rows)) text += Buffer.from(piece).toString()
  return text
}

it('writes a bill whose footer is the sum of its rows', async () => {
  // Recomputed from the text alone, with integers: 订单金额 and 申请退款金额 are the 25th and 26th cell.
  const [rows = '', footer = ''] = (await textOf(ROWS)).split('\r\n总交易单数')
  const cells = rows
    .split(/\r\n(?=`2024-)/)
    .slice(1)
    .map((row) => row.slice(1).split(',`'))
  const sum = (column: number) => cells.reduce((fen, row) => fen + Number(row[column]?.replace('.', '')), 0)
  expect(cells).toHaveLength(ROWS)
  expect(cells.every((row) => row.length === 27)).toBe(true)
  const [count, paid, back] =
    footer
      .split('\r\n')[1]
      ?.split(',')
      .map((cell) => Number(cell.slice(1).replace('.', ''))) ?? []
  expect([count, paid, back]).toEqual([ROWS, sum(24), sum(25)])
})

it('writes books with every row but the first, and three mistakes', () => {
  const records = [...generateDayRecords(ROWS)]
  expect(records).toHaveLength(ROWS)
  expect(records.filter(({ outRefundNo }) => outRefundNo !== undefined)).toHaveLength(Math.floor(ROWS / 10))
  expect(records[0]).toEqual({ outTradeNo: 'S20240601-never-paid', totalFee: 100 })
})
