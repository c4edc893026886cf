import { describe, expect, it } from 'vitest'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { fitCells } from '../../src/scan/fit-cells.ts'
import { splitCells } from '../../src/scan/split-cells.ts'
import { ALIPAY_FUND_HEADER, FUND_HEADER, fundRow } from '../support/small-bills.ts'

const fund = createLayout(wechatPayFundFlow, FUND_HEADER.split(','), {})
const alipay = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

function fit(text: string, layout = fund): readonly string[] | undefined {
  return fitCells(splitCells(text, layout)!, layout)?.cells
}

describe('fitCells', () => {
  it('leaves a row as it is that fits', () => {
    expect(fit(fundRow())).toEqual(fundRow().slice(1).split(',`'))
  })

  it('refuses a row with too few cells', () => {
    expect(fit('`a,`b')).toBeUndefined()
  })

  // bills.md 2.5, rule 5.
  it('joins what a separator inside a remark has cut', () => {
    expect(fit(fundRow({ 9: 'a,`b,`c' }))?.slice(9)).toEqual(['a,`b,`c', 'REF1'])
  })

  it('shares surplus cells out between two columns where one can not take them all', () => {
    const row = '1\t,2\t,S\t,Tea, green\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,one, two, three\t'
    expect(fit(row, alipay)).toEqual([
      ...[
        '1\t',
        '2\t',
        'S\t',
        'Tea, green\t',
        '2017-08-31 10:00:05',
        '\t',
        '20.00',
        '',
        '120.00',
        '支付宝',
        '在线支付'
      ],
      'one, two, three\t'
    ])
  })

  it('gives up where nothing makes sense, also with very many cells', () => {
    expect(fit(fundRow({ 6: '0.02,`x,`y' }))).toBeUndefined()
    expect(fit(fundRow({ 6: `0.02${',`x'.repeat(1000)}` }))).toBeUndefined()
  })
})
