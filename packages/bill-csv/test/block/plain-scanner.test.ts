import { describe, expect, it } from 'vitest'
import { createPlainScanner } from '../../src/block/plain-scanner.ts'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { ALIPAY_FUND_HEADER, utf8 } from '../support/small-bills.ts'

const layout = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

describe('createPlainScanner', () => {
  it('reads amounts out of their padding, and adds them up', () => {
    const scanner = createPlainScanner()
    const bytes = utf8('1,2,S,手机,t,,\t20.00 ,,120.00,支付宝,a,\n1,2,S,b,t,, 1 ,-0.50,x,支付,a,\n')
    scanner.markRows(layout, bytes, 0, bytes.length)
    scanner.readAmounts()
    const { block } = scanner
    expect(block.rows).toBe(2)
    expect([...block.amounts.subarray(0, 6)]).toEqual([2000, 0, 12_000, 100, -50, Number.NaN])
    expect([...block.sums.subarray(0, 3)]).toEqual([2100, -50, Number.NaN])
    expect(scanner.decodeCells(layout.decoded, 'utf-8')).toBe(true)
    expect([block.wideText, ...block.wideEnds.subarray(0, 3)]).toEqual(['手机\0支付宝\0支付\0', 2, 6, 9])
  })

  it('marks nothing where there is a zero byte, and all before one that follows', () => {
    const { block, markRows } = createPlainScanner()
    const line = '1,2,S,b,t,,1,2,3,a,b,\n'
    const bytes = utf8(`${line}${line}1\0`)
    markRows(layout, bytes, 0, 2 * line.length)
    expect(block.rows).toBe(2)
    const damaged = utf8(`${line}${line.replace('S', '\0')}`)
    markRows(layout, damaged, 0, damaged.length)
    expect(block.rows).toBe(0)
  })
})
