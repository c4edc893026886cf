import fc from 'fast-check'
import { alipayText, anyFee, anyFen, anyTime, idText, wechatLastText, wechatText } from './any-cell.ts'
import type { BillLayout, LayoutColumn } from './bill-layouts.ts'
import { feeText, shortenText, yuanText } from './money-text.ts'

/** The cells of one row, as they stand in the file, in the order of its columns. */
export type Cells = readonly string[]

const WORDS: Readonly<Record<string, readonly string[]>> = {
  tradeType: ['JSAPI', 'NATIVE', 'APP', 'MICROPAY', 'MWEB', 'FACE', 'TYPE_OF_TOMORROW'],
  tradeState: ['SUCCESS', 'REFUND', 'REVOKED'],
  bankType: ['OTHERS', 'CFT', 'CMC', 'GDB_CREDIT'],
  feeType: ['CNY'],
  refundChannel: ['', 'ORIGINAL', 'BALANCE'],
  refundStatus: ['', 'SUCCESS', 'PROCESSING', 'FAIL', 'CHANGE'],
  serviceFeeRate: ['0.60%', '1.00%', '39.00%', '0.38%', '0.00%'],
  bizType: ['交易', '退款'],
  channel: ['支付宝']
}

/** `0.10` may stand as `0.1`, `0.00` as `0.0` or `0`. */
const spelledYuan = fc.tuple(anyFen, fc.nat({ max: 9 })).map(([fen, spelling]) => {
  const text = yuanText(fen)
  return spelling < 2 ? shortenText(text, spelling) : text
})

/** One row of a WeChat bill. */
export function anyWechatRow(layout: BillLayout): fc.Arbitrary<Cells> {
  const last = layout.columns.length - 1
  return anyCells(layout.columns, (column, index) => {
    if (column.kind === 'paid-id') return fc.oneof(fc.constant('0'), idText)
    if (column.kind === 'direction') return fc.constantFrom('收入', '支出')
    if (column.kind === 'fen') return spelledYuan
    // Fees are negative where they are given back; old bills shorten them to `0`.
    if (column.kind === 'fee') return signed(anyFee).map(feeText)
    return index === last ? wechatLastText : wechatText
  })
}

/** One row of an Alipay bill; amounts of refunds, expenditure and fees are negative. */
export function anyAlipayRow(layout: BillLayout): fc.Arbitrary<Cells> {
  return anyCells(layout.columns, (column, index) => {
    if (column.name === 'expenditureAmount') return anyFen.map((fen) => yuanText(-fen || -1n))
    if (column.name === 'incomeAmount') return anyFen.map((fen) => yuanText(fen || 1n))
    if (column.kind === 'fen') return signed(anyFen).map(yuanText)
    if (column.kind === 'int') return fc.nat().map(String)
    return index === 0 ? idText : alipayText
  }).map((cells) => (layout.format === 'alipay-fund' ? withOneDirection(layout, cells) : cells))
}

/** A movement goes one way: the other amount is empty, or zero. */
function withOneDirection({ columns }: BillLayout, cells: Cells): Cells {
  const [first = '', second = ''] = cells
  const other = first < 'R' ? 'incomeAmount' : 'expenditureAmount'
  return cells.map((cell, index) => (columns[index]?.name === other ? (second < 'R' ? '' : '0.00') : cell))
}

function anyCells(
  columns: readonly LayoutColumn[],
  otherwise: (column: LayoutColumn, index: number) => fc.Arbitrary<string>
): fc.Arbitrary<Cells> {
  return fc.tuple(...columns.map((column, index) => anyCell(column) ?? otherwise(column, index)))
}

/** What all platforms write alike. */
function anyCell({ kind, name }: LayoutColumn): fc.Arbitrary<string> | undefined {
  if (kind === 'id') return idText
  if (kind === 'time') return name === 'refundSuccessTime' ? fc.oneof(fc.constant(''), anyTime) : anyTime
  const words = WORDS[name]
  return words && fc.constantFrom(...words)
}

function signed(amount: fc.Arbitrary<bigint>): fc.Arbitrary<bigint> {
  return fc.tuple(amount, fc.boolean()).map(([units, negative]) => (negative ? -units : units))
}
