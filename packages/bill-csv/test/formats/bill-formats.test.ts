import { describe, expect, it } from 'vitest'
import { billFormats, detectFormat, toPlainName } from '../../src/formats/bill-formats.ts'
import type { FormatSpec } from '../../src/formats/format-types.ts'

const formats: readonly (readonly [string, FormatSpec])[] = Object.entries(billFormats)

describe.each(formats)('the format %s', (id, spec) => {
  it('has a column for each key of its rows, and the other way round', () => {
    expect(spec.id).toBe(id)
    expect(new Set(spec.columns.map(({ field }) => field))).toEqual(new Set(spec.fields))
  })

  it('makes rows whose keys stand where its fields do', () => {
    const row = spec.createRow(spec.fields)
    expect(Object.entries(row)).toEqual(spec.fields.map((field) => [field, field]))
  })

  it('names only its own fields in totals, classes and joins', () => {
    const named = [
      ...spec.totals.flatMap(({ of }) => of ?? []),
      ...spec.joins,
      ...(spec.classes === undefined ? [] : [spec.classes.field])
    ]
    expect(named.filter((field) => !spec.fields.includes(field))).toEqual([])
    const { frame } = spec
    const lines = frame.kind === 'comment' ? frame.footerLines.flatMap(({ fields }) => fields) : []
    expect(lines.filter((field) => !spec.totals.some((total) => total.field === field))).toEqual([])
  })

  it('is told by its own columns from all others', () => {
    expect(detectFormat(spec.columns.map(({ names }) => names[0]!))?.id).toBe(id)
  })
})

describe('detectFormat', () => {
  it('takes parentheses of either width', () => {
    expect(detectFormat(['账务流水号', '业务流水号', '收入金额（+元）'])?.id).toBe('alipay-fund')
    expect(detectFormat(['账务流水号', '业务流水号', '收入金额(+元)'])?.id).toBe('alipay-fund')
  })

  it('knows nothing of other headers', () => {
    expect(detectFormat(['交易号', '商家订单号', '交易创建时间'])).toBeUndefined()
    expect(detectFormat([])).toBeUndefined()
  })
})

it('writes parentheses plainly', () => {
  expect(toPlainName('订单金额（元）')).toBe('订单金额(元)')
})
