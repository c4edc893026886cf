import { describe, expect, it } from 'vitest'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { CELL_CODES } from '../../src/layout/cell-codes.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { FUND_HEADER, faultOf } from '../support/small-bills.ts'

const columns = [...FUND_HEADER.split(','), '新列']

describe('createLayout', () => {
  it('plans all columns', () => {
    const layout = createLayout(wechatPayFundFlow, columns, {})
    expect(layout.summed).toEqual([6, 7])
    expect(layout.classColumn).toBe(5)
    expect(layout.ids).toEqual([1, 2])
    expect(layout.joins).toEqual([9, 10])
    expect(layout.fields).toEqual([...wechatPayFundFlow.fields, '新列'])
    expect([...layout.slots]).toEqual(layout.columns.map((_, index) => index))
  })

  it('plans only the columns that are asked for', () => {
    const layout = createLayout(wechatPayFundFlow, columns, { fields: ['remark', '新列', 'amount'] })
    expect([...layout.codes].map((code) => code !== CELL_CODES.skip)).toEqual(
      columns.map((name) => ['收支金额(元)', '备注', '新列'].includes(name))
    )
    expect([layout.classColumn, layout.summed, layout.ids]).toEqual([-1, [6], []])
    expect(layout.createRow([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toEqual({ remark: 9, 新列: 11, amount: 6 })
  })

  it('plans only amounts and classes for totals', () => {
    const layout = createLayout(wechatPayFundFlow, columns, { totalsOnly: true })
    expect(columns.filter((_, index) => layout.codes[index] !== CELL_CODES.skip)).toEqual([
      '收支类型',
      '收支金额(元)',
      '账户结余(元)'
    ])
  })

  it('undoes escapes in texts of the merchant only', () => {
    const layout = createLayout(wechatPayFundFlow, columns, { unescape: true })
    expect(columns.filter((_, index) => layout.codes[index] === CELL_CODES.escaped)).toEqual(['备注', '业务凭证号'])
  })

  it('takes a field of the format that this file has not', () => {
    const layout = createLayout(wechatPayFundFlow, columns.slice(0, 9), { fields: ['remark', 'bizName'] })
    expect(layout.joins).toEqual([])
  })

  it('refuses a field that neither the format nor the file has', () => {
    const fault = faultOf(() => createLayout(wechatPayFundFlow, columns, { fields: ['amount', 'outTradeNo'] }))
    expect([fault.code, fault.message]).toEqual([
      'ERR_BILL_CSV_COLUMN',
      'outTradeNo: this column is not in the file and no field of its format'
    ])
  })
})
