import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { findRowEnd, readFooterNames } from '../../src/scan/row-extent.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import { FUND_FOOTER, FUND_HEADER, faultOf, fundBill, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

function scanOfFund(maxRowBytes = 2000) {
  const scan = scanWith({ maxRowBytes })
  scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
  return { scan, layout: scan.layout! }
}

/** What the row at the start of a text is taken for, and whether more is needed. */
function rowOf(text: string, final: boolean): string | undefined {
  const { scan, layout } = scanOfFund()
  const bytes = utf8(text)
  const extent = findRowEnd(scan, layout, bytes, 0, final)
  return extent === undefined ? undefined : new TextDecoder().decode(bytes.subarray(0, extent.end))
}

describe('findRowEnd', () => {
  const row = fundRow()

  it.each([
    ['another row', `${row}\r\n${row}`],
    ['the footer', `${row}\n${FUND_FOOTER}\n`],
    ['the end of the file', `${row}\r\n`],
    ['an open end', row]
  ])('ends a row before %s', (_, text) => {
    expect(rowOf(text, true)).toBe(row)
  })

  it('waits for what tells', () => {
    for (const text of [row, `${row}\n`, `${row}\n\`2018-`, `${row}\n资金流水`, `${row}\n\`x`]) {
      expect(rowOf(text, false)).toBeUndefined()
    }
    expect(rowOf(`${row}\n\`2018-02-`, false)).toBe(row)
    expect(rowOf(`${row}\n${FUND_FOOTER}\n`, false)).toBe(row)
  })

  it('ends a whole row before one whose time is spoiled', () => {
    const spoiled = fundRow({ 0: '04:21:23' })
    expect(rowOf(`${row}\n${spoiled}\n`, true)).toBe(row)
    expect(rowOf(`${row}\n\`a,\`b\n`, true)).toBe(`${row}\n\`a,\`b`)
  })

  it('ends a row that is not whole before a footer that is known by all its names', () => {
    expect(rowOf(`\`2018-02-01 04:21:23,\`5\n${FUND_FOOTER}\n`, true)).toBe('`2018-02-01 04:21:23,`5')
    expect(rowOf(`\`2018-02-01 04:21:23,\`5\n资金流水总,x\n`, true)).toBe('`2018-02-01 04:21:23,`5\n资金流水总,x')
  })

  it('goes on while quotes are open', () => {
    expect(rowOf('"`a\nb","`c"\n"`d"\n', true)).toBe('"`a\nb","`c"')
    expect(rowOf('"`a\n', false)).toBeUndefined()
    expect(rowOf('"`a\n', true)).toBe('"`a')
  })

  it('gives up at the limit', () => {
    expect(faultOf(() => rowOf(`\`${'x'.repeat(3000)}`, false)).code).toBe('ERR_BILL_CSV_TOO_LONG')
    expect(faultOf(() => rowOf(`\`${'x\n'.repeat(1500)}`, false)).message).toContain(
      'line 2: it does not end within 2000 bytes'
    )
  })
})

describe('readFooterNames', () => {
  it.each([
    [FUND_FOOTER, true],
    ['"资金流水总笔数","收入笔数"', true],
    ['资金流水总`', false],
    ['\u3000资金流水总', false],
    [' 资金流水总', false],
    ['总交易单数', false],
    ['', false]
  ])('of the line %j: %s', (line, isFooter) => {
    const { scan, layout } = scanOfFund()
    expect(readFooterNames(scan, layout, utf8(line)) !== undefined).toBe(isFooter)
  })

  it('of a line that is no text', () => {
    const { scan, layout } = scanOfFund()
    expect(readFooterNames(scan, layout, Uint8Array.of(0xe8, 0xff))).toBeUndefined()
  })
})

it('reads a copy with quoted cells', () => {
  const quoted = (line: string): string => `"${line.replaceAll(',`', '","`').replaceAll('\n', '\n')}"`
  const lines = [FUND_HEADER, quoted(fundRow({ 9: 'a,b\nc' })), FUND_FOOTER, quoted('`1,`0,`0.00,`1,`0.02')]
  const bill = parseBill(lines.join('\n'), { format: 'wechat-pay-fund-flow' })
  expect([bill.rows[0]!.remark, bill.differences]).toEqual(['a,b\nc', []])
})

it('finds the same rows in the whole file', () => {
  expect(parseBill(fundBill([fundRow(), fundRow()])).rowCount).toBe(2)
})
