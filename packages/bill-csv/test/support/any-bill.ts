import fc from 'fast-check'
import { anyAlipayRow, anyWechatRow, type Cells } from './any-row.ts'
import {
  alipayFundLayouts,
  alipayFundSummaryLayout,
  alipayTradeLayouts,
  alipayTradeSummaryLayout,
  type BillLayout,
  wechatFundLayouts,
  wechatTradeLayouts
} from './bill-layouts.ts'
import { writeAlipayBill } from './write-alipay-bill.ts'
import { writeGb18030 } from './write-gb18030.ts'
import { writeWechatBill } from './write-wechat-bill.ts'

/** A bill as it was written, and as bytes. */
export interface WrittenBill {
  readonly layout: BillLayout
  readonly rows: readonly Cells[]
  readonly text: string
  readonly bytes: Uint8Array
}

/** How many rows: none is a day without trades. */
export interface BillSize {
  readonly minRows?: number
  readonly maxRows?: number
}

const encoder = new TextEncoder()

/** A failing property shows the text, not its bytes and columns. */
function show(bill: WrittenBill): WrittenBill {
  return Object.defineProperty({ ...bill }, fc.toStringMethod, { value: () => JSON.stringify(bill.text) })
}

function wechatBill(layout: BillLayout, { minRows = 0, maxRows = 4 }: BillSize): fc.Arbitrary<WrittenBill> {
  return fc
    .record({
      rows: fc.array(anyWechatRow(layout), { minLength: minRows, maxLength: maxRows }),
      bom: fc.boolean(),
      lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
      lastLineEnd: fc.boolean(),
      numbers: fc.constantFrom('plain' as const, '2019' as const),
      firstTick: fc.boolean()
    })
    .map(({ rows, ...spelling }) => {
      const text = writeWechatBill(layout, rows, spelling)
      return show({ layout, rows, text, bytes: encoder.encode(text) })
    })
}

function alipayBill(layout: BillLayout, { minRows = 0, maxRows = 4 }: BillSize): fc.Arbitrary<WrittenBill> {
  return fc
    .record({
      rows: fc.array(anyAlipayRow(layout), { minLength: minRows, maxLength: maxRows }),
      lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
      lastLineEnd: fc.boolean(),
      padding: fc.constantFrom('' as const, '\t' as const, '  \t' as const),
      commas: fc.constantFrom('', '', ',,,,'),
      utf8: fc.boolean()
    })
    .map(({ rows, utf8, ...spelling }) => {
      const text = writeAlipayBill(layout, rows, spelling)
      return show({ layout, rows, text, bytes: utf8 ? encoder.encode(text) : writeGb18030(text) })
    })
}

/** Each kind of bill, by its title. */
export const billsByTitle: Readonly<Record<string, (size?: BillSize) => fc.Arbitrary<WrittenBill>>> =
  Object.fromEntries([
    ...[...wechatTradeLayouts, ...wechatFundLayouts].map((layout) => [
      layout.title,
      (size: BillSize = {}) => wechatBill(layout, size)
    ]),
    ...[...alipayTradeLayouts, alipayTradeSummaryLayout, ...alipayFundLayouts, alipayFundSummaryLayout].map(
      (layout) => [layout.title, (size: BillSize = {}) => alipayBill(layout, size)]
    )
  ])

/** Any bill of any kind. */
export function anyBill(size: BillSize = {}): fc.Arbitrary<WrittenBill> {
  return fc.oneof(...Object.values(billsByTitle).map((create) => create(size)))
}
