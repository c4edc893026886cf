import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ndjsonWriter } from '../../src/command/ndjson-writer.ts'
import { describeColumns } from '../../src/formats/describe-columns.ts'

const columns = describeColumns('wechat-pay-trade', ['交易时间', '商户订单号', '商品名称', '订单金额', '新列"甲'])

it('writes the same keys in every line, and null where the cell is empty', () => {
  const writer = ndjsonWriter(columns)
  expect(writer.head).toBe('')
  const text =
    writer.line({
      tradeTime: '2021-01-28 17:07:11',
      outTradeNo: '007',
      body: 'a"\n\u2028=1',
      totalFee: -1,
      '新列"甲': 'x'
    }) + writer.line({ tradeTime: '', outTradeNo: '', body: undefined, totalFee: undefined, '新列"甲': '' })
  expect(text.split('\n')).toEqual([
    '{"tradeTime":"2021-01-28 17:07:11","outTradeNo":"007","body":"a\\"\\n\u2028=1","totalFee":-1,"新列\\"甲":"x"}',
    '{"tradeTime":"","outTradeNo":"","body":null,"totalFee":null,"新列\\"甲":""}',
    ''
  ])
})

// JSON.parse is the reader that everybody has.
it('writes what comes back equal, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (body) => {
      const line = ndjsonWriter(columns).line({ body })
      expect(JSON.parse(line)).toEqual({ tradeTime: null, outTradeNo: null, body, totalFee: null, '新列"甲': null })
      expect(line.indexOf('\n')).toBe(line.length - 1)
    })
  )
})
