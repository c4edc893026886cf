import { describe, expect, it } from 'vitest'
import type { ReadBillOptions } from '../src/index.ts'
import { readBatchRows, readOptions } from '../src/read-options.ts'

function read(options: unknown): () => unknown {
  return () => readOptions(options as ReadBillOptions, false)
}

describe('readOptions', () => {
  it('has defaults', () => {
    expect(readOptions({}, true)).toEqual({
      format: undefined,
      encoding: undefined,
      lenient: false,
      maxRowBytes: 1_048_576,
      fields: undefined,
      lazy: false,
      unescape: false,
      raw: false,
      totalsOnly: true
    })
  })

  it('copies the columns', () => {
    const columns = ['amount']
    const settings = readOptions({ columns, lenient: true, format: 'wechat-pay-fund-flow', encoding: 'gb18030' }, false)
    columns.push('later')
    expect(settings).toMatchObject({
      fields: ['amount'],
      lenient: true,
      format: 'wechat-pay-fund-flow',
      encoding: 'gb18030'
    })
  })

  const formats =
    "'wechat-pay-trade', 'wechat-pay-fund-flow', 'alipay-trade', 'alipay-trade-summary', 'alipay-fund', 'alipay-fund-summary'"
  it.each([
    [null, '"options" expected object, got null'],
    ['strict', '"options" expected object, got string'],
    [{ format: 7 }, `"format" expected one of ${formats}, got number`],
    [{ encoding: [] }, `"encoding" expected one of 'utf-8', 'gb18030', got array`],
    [{ maxRowBytes: '1' }, '"maxRowBytes" expected integer, got string'],
    [{ columns: 'amount' }, '"columns" expected array, got string'],
    [{ columns: ['a', 7] }, '"columns[1]" expected string, got number'],
    [{ lenient: 1 }, '"lenient" expected boolean, got number'],
    [{ lazy: 'yes' }, '"lazy" expected boolean, got string'],
    [{ unescape: null }, '"unescape" expected boolean, got null'],
    [{ raw: {} }, '"raw" expected boolean, got object']
  ])('refuses the type of %j', (options, message) => {
    expect(read(options)).toThrow(new TypeError(message))
  })

  it.each([
    [{ format: 'wechat' }, `"format" expected one of ${formats}, got another string`],
    [{ encoding: 'gbk' }, `"encoding" expected one of 'utf-8', 'gb18030', got another string`],
    [{ maxRowBytes: 1023 }, '"maxRowBytes" expected integer from 1024 to 16777216, got another number'],
    [{ maxRowBytes: 16_777_217 }, '"maxRowBytes" expected integer from 1024 to 16777216, got another number'],
    [{ maxRowBytes: 2000.5 }, '"maxRowBytes" expected integer from 1024 to 16777216, got another number'],
    [{ columns: [] }, '"columns" expected at least one name, got none'],
    [{ columns: ['a', 'a'] }, '"columns[1]" expected each name once']
  ])('refuses the range of %j', (options, message) => {
    expect(read(options)).toThrow(new RangeError(message))
  })
})

describe('readBatchRows', () => {
  it('takes a number of rows, or none', () => {
    expect([readBatchRows(undefined), readBatchRows(1), readBatchRows(1_000_000)]).toEqual([0, 1, 1_000_000])
  })

  it('refuses anything else', () => {
    expect(() => readBatchRows(0)).toThrow(
      new RangeError('"batchRows" expected integer from 1 to 1000000, got another number')
    )
    expect(() => readBatchRows('5' as unknown as number)).toThrow(TypeError)
  })
})
