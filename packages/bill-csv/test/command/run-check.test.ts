import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { realBill, realBillHash, refundBill } from '../support/published-bills.ts'
import { chunksOf, runInProcess } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const otherHash = realBillHash.replace('dcd7', '0000')

function bytesOf(bill: Uint8Array, find: string | RegExp, replacement: string): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bill)
  return new TextEncoder().encode(text.replace(find, replacement))
}

describe('bill-csv check', () => {
  it('finds the real bill whole, and its hash right', async () => {
    const { code, out, err } = await runInProcess(['check', '-', '--hash', realBillHash], {
      stdin: chunksOf(gzipSync(realBill))
    })
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatchInlineSnapshot(`
      "微信支付交易账单 (wechat-pay-trade), 3 rows
        total                 rows    footer
        总交易单数               3         3   ✓
        应结订单总金额        0.03      0.03   ✓
        退款总金额            0.00      0.00   ✓
        充值券退款总金额      0.00      0.00   ✓
        手续费总金额       0.00000   0.00000   ✓
        订单总金额            0.03      0.03   ✓
        申请退款总金额        0.00      0.00   ✓
        SHA-1 ✓
      standard input: fine
      "
    `)
  })

  it('ends with 1 when the hash is another one', async () => {
    const { code, out } = await runInProcess(['check', '-', '--hash', otherHash], { stdin: chunksOf(realBill) })
    expect(code).toBe(1)
    expect(out).toContain(
      `  SHA-1 ✗ differs\n    expected ${otherHash}\n    is       ${realBillHash}\nstandard input: NOT fine, see above\n`
    )
  })

  it('ends with 1 when a total is wrong', async () => {
    const bytes = bytesOf(refundBill, /`3,`0\.02/, '`4,`0.02')
    const { code, out } = await runInProcess(['check', '-'], { stdin: chunksOf(bytes) })
    expect(code).toBe(1)
    expect(out).toContain('✗ differs')
    expect(out).toContain('NOT fine, see above')
  })

  it('ends with 1 when rows are damaged, with --lenient, and lists them', async () => {
    const bytes = bytesOf(refundBill, '`0.01,`\r\n', '`0.0x,`\r\n')
    expect((await runInProcess(['check', '-'], { stdin: chunksOf(bytes) })).code).toBe(2)
    const { code, out } = await runInProcess(['check', '--lenient', '-'], { stdin: chunksOf(bytes) })
    expect(code).toBe(1)
    expect(out).toContain('  1 fault\n  - line 3, column ')
  })

  it('gives the same as data', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    writeFileSync(file, realBill)
    expect((await runInProcess(['check', file])).out.endsWith(`\n${file}: fine\n`)).toBe(true)
    const fine = await runInProcess(['check', '--json', '--hash', realBillHash, file])
    expect(fine.code).toBe(0)
    expect(JSON.parse(fine.out)).toEqual({
      file,
      format: 'wechat-pay-trade',
      columns: expect.arrayContaining(['交易时间', '费率备注']),
      rowCount: 3,
      footer: expect.objectContaining({ totalCount: 3, totalOrderFee: 3 }),
      totals: expect.objectContaining({ totalCount: 3, totalOrderFee: 3 }),
      differences: [],
      errors: [],
      hash: { expected: realBillHash, actual: realBillHash, matches: true },
      isFine: true
    })
    const wrong = await runInProcess(['check', '--json', '-'], {
      stdin: chunksOf(bytesOf(realBill, /`3,`0\.03/, '`3,`0.04'))
    })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.out)).toMatchObject({
      isFine: false,
      differences: [{ field: 'totalSettlementFee', name: '应结订单总金额', footer: 4, rows: 3 }]
    })
  })

  it('shows what totals there are when the footer is gone', async () => {
    const bytes = bytesOf(refundBill, /总交易单数[\s\S]*/, '')
    const { code, out } = await runInProcess(['check', '--lenient', '-'], { stdin: chunksOf(bytes) })
    expect(code).toBe(1)
    expect(out).toContain('总交易单数               3        -\n')
  })

  it('refuses a bill of another format', async () => {
    const { code, err } = await runInProcess(['check', '--format', 'alipay-trade', '-'], { stdin: chunksOf(realBill) })
    expect(code).toBe(2)
    expect(err).toContain('bill-csv: standard input: ')
  })
})
