import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { billChunks } from '../../../src/services/pay-bills/bill-chunks.ts'

const rowsOf = (text: string) => text.split('\n').map((line) => line.slice(1).split(',`'))

// Bills reference, 2.6: a real bill of 2021, with the SHA-1 that the platform published for its bytes.
it('writes a real bill byte for byte', () => {
  const names =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(
      ','
    )
  const rows = rowsOf(
    [
      '`2021-01-28 17:07:11,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000925202101284997714292,`S20210128170702357723,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`',
      '`2021-01-28 15:35:18,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000910202101282955148400,`S20210128153505214586,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`',
      '`2021-01-28 16:59:46,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000926202101281412639609,`S20210128165824499930,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`'
    ].join('\n')
  )
  const footerNames =
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(',')
  const layout = {
    names,
    footerNames,
    cells: (row: readonly string[]) => row,
    footer: () => ['3', '0.03', '0.00', '0.00', '0.00000', '0.03', '0.00']
  }
  const bytes = Buffer.concat([...billChunks(layout, rows)])
  expect(bytes).toHaveLength(1356)
  expect(createHash('sha1').update(bytes).digest('hex')).toBe('dcd7ceb3d382a1181798368bb15d8437de46c00f')
})

it('asks for rows as it writes them, and for the footer last', () => {
  const asked: number[] = []
  function* rows() {
    for (let index = 0; index < 10_000; index++) {
      asked.push(index)
      yield index
    }
  }
  const layout = {
    names: ['a'],
    footerNames: ['b'],
    cells: (row: number) => [String(row).padStart(100)],
    footer: () => [String(asked.length)]
  }
  const chunks = billChunks(layout, rows())
  expect(chunks.next().value?.length).toBeLessThan(70_000)
  expect(asked.length).toBeLessThan(1000)
  expect([...chunks].at(-1)?.toString()).toMatch(/`10000\r\n$/)
})
