import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { readComment } from '../../src/scan/read-totals.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import {
  alipayFundBill,
  FUND_FOOTER,
  FUND_HEADER,
  faultOf,
  fundBill,
  fundRow,
  parseFault,
  scanWith,
  utf8
} from '../support/small-bills.ts'
import { writeZip } from '../support/write-zip.ts'

const start = `${FUND_HEADER}\n${fundRow()}\n`

describe('the footer of WeChat Pay', () => {
  it.each([
    // bills.md 2.3: sandbox files and some copies.
    ['without the first back-tick', '1,`0,`0.00,`1,`0.02\n'],
    ['without a last line end', '`1,`0,`0.00,`1,`0.02'],
    ['with empty lines around', '\n`1,`0,`0.00,`1,`0.02\n\n \n'],
    ['with fewer zeros', '`1.0,`0.0,`0.0,`1.0,`0.02']
  ])('is read %s', (_, values) => {
    expect(parseBill(`${start}${FUND_FOOTER}\n${values}`).differences).toEqual([])
  })

  it('keeps totals that nobody knows, as text', () => {
    const bill = parseBill(`${start}资金流水总笔数,新总数\n\`1,\`x y\n`)
    expect(bill.footer).toEqual({ totalCount: 1, 新总数: 'x y' })
    const data = utf8(`${start}资金流水总笔数,新总数\n\`1,\`x y\n`)
    const name = utf8('bill.csv')
    const zip = writeZip([
      { name, data },
      { name, data }
    ])
    expect(parseBill(zip).footer).toEqual({ totalCount: 2, 新总数: 'x y' })
  })

  it.each([
    [
      'has too few values',
      `${FUND_FOOTER}\n\`1,\`0`,
      'line 4: the footer has 2 values for 5 names: it was cut; download the bill again'
    ],
    [
      'has a value that is no amount',
      `${FUND_FOOTER}\n\`1,\`0,\`x,\`1,\`0.02`,
      "line 4, 收入金额: the footer's value is malformed, expected an amount in yuan; download the bill again"
    ],
    [
      'has a value that is no count',
      `${FUND_FOOTER}\n\`1.5,\`0,\`0.00,\`1,\`0.02`,
      "line 4, 资金流水总笔数: the footer's value is malformed, expected a count; download the bill again"
    ],
    [
      'is followed by something',
      `${FUND_FOOTER}\n\`1,\`0,\`0.00,\`1,\`0.02\n\n${FUND_HEADER}\nmore`,
      'line 6: something follows the footer; if files were joined, read them one by one'
    ]
  ])('is refused when it %s', (_, end, message) => {
    const fault = parseFault(start + end)
    expect([fault.code, fault.message]).toEqual(['ERR_BILL_CSV_FOOTER', message])
    expect(parseBill(start + end, { lenient: true }).errors.map((error) => error.message)).toEqual([message])
  })

  it('is missed when only its names are there', () => {
    expect(parseFault(`${start}${FUND_FOOTER}\n`)).toMatchObject({ code: 'ERR_BILL_CSV_NO_FOOTER', line: 3 })
    expect(parseFault(`${start}${FUND_FOOTER}`)).toMatchObject({ code: 'ERR_BILL_CSV_NO_FOOTER' })
  })

  it('is refused when it is too long', () => {
    const bill = `${start}${FUND_FOOTER}\n${'x'.repeat(300_000)}`
    expect(faultOf(() => parseBill(bill, { maxRowBytes: 1024 })).code).toBe('ERR_BILL_CSV_TOO_LONG')
  })
})

describe('comment lines', () => {
  it('say nothing in a bill of WeChat Pay', () => {
    const scan = scanWith()
    scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
    readComment(scan, scan.layout!, utf8('#收入合计：1笔，共20.00元'))
    expect(scan.footer.size).toBe(0)
  })

  it('are passed over when they are no text', () => {
    const scan = scanWith()
    scanBytes(scan, utf8(alipayFundBill([], [])), false)
    readComment(scan, scan.layout!, Uint8Array.of(0x23, 0xff))
    expect(scan.footer.size).toBe(0)
  })

  it('are refused with totals that are none', () => {
    expect(parseFault(alipayFundBill([], ['#收入合计：1笔，共x元']))).toMatchObject({
      code: 'ERR_BILL_CSV_FOOTER',
      field: '收入合计',
      line: 7
    })
  })
})

it('reads a bill without rows', () => {
  expect(parseBill(fundBill([])).footer).toMatchObject({ totalCount: 0 })
})
