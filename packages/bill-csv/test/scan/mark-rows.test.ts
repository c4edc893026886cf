import { describe, expect, it } from 'vitest'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import type { ScanSettings } from '../../src/scan/bill-scan.ts'
import { markRows } from '../../src/scan/mark-rows.ts'
import { ALIPAY_FUND_HEADER, FUND_HEADER, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

const fund = createLayout(wechatPayFundFlow, FUND_HEADER.split(','), {})
const alipay = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

function rowsOf(text: string, layout = fund, final = true): number {
  const scan = scanWith({ encoding: 'utf-8' })
  return markRows(scan, layout, utf8(text), 0, final) ? scan.scanner.block.rows : 0
}

describe('markRows', () => {
  const row = fundRow()

  it.each([
    ['each that another row follows', `${row}\n${row}\r\n${row}\n`, 2],
    ['none without a line end', row, 0],
    ['none from a zero byte on', `${row}\n${row}\0\n${row}`, 0],
    ['those before a footer', `${row}\n${row}\n资金流水总笔数\n`, 1],
    ['those before a row with too few cells', `${row}\n\`2018-02-01,\`b\n${row}\n`, 1],
    ['none that has no back-tick', `x\n${row}\n${row}\n`, 0]
  ])('marks %s', (_, text, rows) => {
    expect(rowsOf(text)).toBe(rows)
  })

  it('waits for the start of the next row', () => {
    expect(rowsOf(`${row}\n${row.slice(0, 8)}`, fund, false)).toBe(0)
    expect(rowsOf(`${row}\n${row.slice(0, 9)}`, fund, false)).toBe(1)
  })

  it('marks rows of Alipay up to a comment', () => {
    const line = '1\t,2\t,S\t,手机\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t'
    expect(rowsOf(`${line}\n${line}\r\n#end\n${line}\n`, alipay)).toBe(2)
  })

  it('refuses bytes that are no text in the encoding of the file', () => {
    const bytes = Uint8Array.of(...utf8('1,2,S,'), 0xff, ...utf8(',2017-08-31 10:00:05,,1,,1,a,b,\n'))
    for (const [encoding, lazy] of [
      ['utf-8', false],
      ['gb18030', true],
      // Not before, but when its cells are decoded.
      ['gb18030', false]
    ] as const) {
      expect(markRows(scanWith({ encoding, lazy }), alipay, bytes, 0, true)).toBe(false)
    }
  })

  it('reads amounts and the texts that will be wanted', () => {
    const text = `${row}\n${fundRow({ 5: '收入', 6: '1.00' })}\n${row}\n`
    const textsOf = (settings: Partial<ScanSettings>, header = FUND_HEADER): string => {
      const scan = scanWith({ encoding: 'utf-8', ...settings })
      const layout = createLayout(wechatPayFundFlow, header.split(','), settings)
      expect(markRows(scan, layout, utf8(text), 0, true)).toBe(true)
      expect([...scan.scanner.block.amounts.subarray(0, 4)]).toEqual([2, 17, 100, 17])
      return scan.scanner.block.text === '' ? `${scan.scanner.block.wideText}totals` : scan.scanner.block.wideText
    }
    expect(textsOf({})).toBe('退款\0退款\0支出\0缺货\0退款\0退款\0收入\0缺货\0')
    expect(textsOf({ lazy: true })).toBe('支出\0收入\0')
    expect(textsOf({ totalsOnly: true })).toBe('支出\0收入\0totals')
  })

  it('leaves files of very many columns to the whole grammar', () => {
    const extras = Array.from({ length: 118 }, (_, index) => `新${index}`)
    const layout = createLayout(wechatPayFundFlow, [...FUND_HEADER.split(','), ...extras], {})
    const wide = [row, ...extras].join(',`')
    expect(rowsOf(`${wide}\n${wide}\n`, layout)).toBe(0)
  })
})
