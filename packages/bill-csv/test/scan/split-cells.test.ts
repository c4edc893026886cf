import { describe, expect, it } from 'vitest'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { splitCells } from '../../src/scan/split-cells.ts'
import { ALIPAY_FUND_HEADER, FUND_HEADER } from '../support/small-bills.ts'

const ticked = createLayout(wechatPayFundFlow, FUND_HEADER.split(','), {})
const plain = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

describe('splitCells', () => {
  it.each([
    ['`a,`b,c,`', ['a', 'b,c', ''], [1, 4, 9]],
    ['"`a","`b ""x"", y",c,"`"', ['a', 'b "x", y', 'c', ''], [0, 5, 19, 21]],
    ['"`a"', ['a'], [0]],
    ['"`a",', ['a', ''], [0, 5]],
    ['"`a,`b', ['"`a', 'b'], [0, 4]]
  ])('cuts %s', (text, cells, starts) => {
    expect(splitCells(text, ticked)).toEqual({ cells, starts, separator: ',`' })
  })

  it('cuts at commas where there are no back-ticks', () => {
    expect(splitCells('a\t,`b,', plain)).toEqual({ cells: ['a\t', '`b', ''], starts: [0, 3, 6], separator: ',' })
  })

  it('gives nothing for a row that has lost its back-ticks', () => {
    expect(splitCells('2021/1/28 17:07,wx81', ticked)).toBeUndefined()
    expect(splitCells('"2021/1/28"', ticked)).toBeUndefined()
  })
})
