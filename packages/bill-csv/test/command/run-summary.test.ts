import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alipayDay } from '../support/alipay-day.ts'
import { fundFlowBill, gzippedRefundBill, realBill, refundBill } from '../support/published-bills.ts'
import { chunksOf, runInProcess } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function fileOf(bytes: Uint8Array, name = '20240116.csv'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, bytes)
  return file
}

describe('bill-csv summary', () => {
  it('shows a payment and its refunds, out of gzip', async () => {
    const { code, out, err } = await runInProcess(['summary', fileOf(gzippedRefundBill, '20240116.csv.gz')])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatchInlineSnapshot(`
      "微信支付交易账单 (wechat-pay-trade)
      20240116.csv.gz: 3 rows, 2024-01-16 22:43:59 to 2024-01-16 23:10:18

        state     rows    yuan
        SUCCESS      1    0.02
        REFUND       2   -0.02
        ──────────────────────
        all          3    0.00

        hour                              rows    yuan
        22     ████████████████████████      2    0.01
        23     ████████████                  1   -0.01

        total                 rows    footer
        总交易单数               3         3   ✓
        应结订单总金额        0.02      0.02   ✓
        退款总金额            0.02      0.02   ✓
        充值券退款总金额      0.00      0.00   ✓
        手续费总金额       0.00000   0.00000   ✓
        订单总金额            0.02      0.02   ✓
        申请退款总金额        0.02      0.02   ✓

      The totals of rows and footer agree.
      "
    `)
  })

  it('shows the real bill of 2021, from standard input', async () => {
    const { code, out } = await runInProcess(['summary', '-'], { stdin: chunksOf(realBill) })
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "微信支付交易账单 (wechat-pay-trade)
      standard input: 3 rows, 2021-01-28 15:35:18 to 2021-01-28 17:07:11

        state     rows   yuan
        SUCCESS      3   0.03

        hour                              rows   yuan
        15     ████████████████████████      1   0.01
        16     ████████████████████████      1   0.01
        17     ████████████████████████      1   0.01

        total                 rows    footer
        总交易单数               3         3   ✓
        应结订单总金额        0.03      0.03   ✓
        退款总金额            0.00      0.00   ✓
        充值券退款总金额      0.00      0.00   ✓
        手续费总金额       0.00000   0.00000   ✓
        订单总金额            0.03      0.03   ✓
        申请退款总金额        0.00      0.00   ✓

      The totals of rows and footer agree.
      "
    `)
  })

  it('shows a fund-flow bill', async () => {
    const { code, out } = await runInProcess(['summary', '-'], { stdin: chunksOf(fundFlowBill) })
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "微信支付资金账单 (wechat-pay-fund-flow)
      standard input: 2 rows, 2018-02-01 04:21:23 to 2021-02-01 13:54:01

        state      rows    yuan
        OUT 退款      2   -0.03

        hour                              rows    yuan
        04     ████████████████████████      1   -0.02
        05                                   0    0.00
        06                                   0    0.00
        07                                   0    0.00
        08                                   0    0.00
        09                                   0    0.00
        10                                   0    0.00
        11                                   0    0.00
        12                                   0    0.00
        13     ████████████████████████      1   -0.01

        total            rows   footer
        资金流水总笔数      2        2   ✓
        收入笔数            0        0   ✓
        收入金额         0.00     0.00   ✓
        支出笔数            2        2   ✓
        支出金额         0.03     0.03   ✓

      The totals of rows and footer agree.
      "
    `)
  })

  it('shows a day of Alipay, out of its zip', async () => {
    const { code, out } = await runInProcess(['summary', fileOf(alipayDay(), '20211021.csv.zip')])
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "支付宝业务明细 (alipay-trade)
      20211021.csv.zip: 4 rows, 2021-10-21 10:00:00 to 2021-10-21 12:00:00

        state   rows    yuan
        交易       2   17.34
        退款       2   -3.00
        ────────────────────
        all        4   14.34

        hour                              rows    yuan
        10     ████████████                  1   12.34
        11     ████████████████████████      2   -3.00
        12     ████████████                  1    5.00

        total           rows   footer
        交易合计笔数       2        2   ✓
        商家实收       17.34    17.34   ✓
        商家优惠        0.00     0.00   ✓
        退款合计笔数       2        2   ✓
        商家实收退款   -3.00    -3.00   ✓
        商家优惠退款    0.00     0.00   ✓

      The totals of rows and footer agree.
      "
    `)
  })

  it('gives the same as data', async () => {
    const file = fileOf(refundBill)
    const { code, out } = await runInProcess(['summary', '--json', file])
    expect(code).toBe(0)
    const overview = JSON.parse(out)
    expect(overview.hours).toHaveLength(24)
    expect({ ...overview, hours: overview.hours.filter(({ rows }: { rows: number }) => rows > 0) }).toEqual({
      file,
      format: 'wechat-pay-trade',
      title: '微信支付交易账单',
      rows: 3,
      amountFen: 0,
      states: [
        { name: 'SUCCESS', rows: 1, amountFen: 2 },
        { name: 'REFUND', rows: 2, amountFen: -2 }
      ],
      hours: [
        { name: '22', rows: 2, amountFen: 1 },
        { name: '23', rows: 1, amountFen: -1 }
      ],
      firstTime: '2024-01-16 22:43:59',
      lastTime: '2024-01-16 23:10:18',
      totals: {
        totalCount: 3,
        totalSettlementFee: 2,
        totalSettlementRefundFee: 2,
        totalCouponRefundFee: 0,
        totalServiceFee: '0.00000',
        totalOrderFee: 2,
        totalAppliedRefundFee: 2
      },
      footer: expect.objectContaining({ totalCount: 3, totalOrderFee: 2 }),
      differences: [],
      errors: []
    })
  })

  it('ends with 1 when the totals are wrong, and shows where', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(refundBill).replace(/`3,`0\.02/, '`4,`0.03')
    const { code, out } = await runInProcess(['summary', fileOf(new TextEncoder().encode(text))])
    expect(code).toBe(1)
    expect(out).toContain('总交易单数               3         4   ✗ differs')
    expect(out).toContain('应结订单总金额        0.02      0.03   ✗ differs')
    expect(out.trimEnd().split('\n').at(-1)).toBe('Rows and footer differ in 2 of the totals.')
  })

  it('goes past damaged rows with --lenient, and lists them', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(refundBill).replace('`0.01,`\r\n', '`0.0x,`\r\n')
    const bytes = new TextEncoder().encode(text)
    expect((await runInProcess(['summary', fileOf(bytes)])).code).toBe(2)
    const { code, out } = await runInProcess(['summary', '--lenient', fileOf(bytes)])
    expect(code).toBe(1)
    expect(out).toContain('  1 fault\n  - line 3, column ')
  })

  it('knows a bill that has lost its totals', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(refundBill)
    const bytes = new TextEncoder().encode(text.slice(0, text.indexOf('总交易单数')))
    const { code, out } = await runInProcess(['summary', '--lenient', fileOf(bytes)])
    expect(code).toBe(1)
    expect(out).toContain('总交易单数               3        -')
    expect(out).toContain('  1 fault\n')
    expect(out.trimEnd().split('\n').at(-1)).toBe('The file has no totals of its own: it may not be whole.')
  })

  it('shows a day without rows', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(fundFlowBill)
    const empty = text.replace(/`2018[\s\S]*(?=资金流水总笔数)/, '').replace(/`2,`0,.*/, '`0,`0,`0.00,`0,`0.00')
    const { code, out } = await runInProcess(['summary', fileOf(new TextEncoder().encode(empty))])
    expect(code).toBe(0)
    expect(out).toContain('20240116.csv: 0 rows\n')
  })

  it('shows progress on a terminal', async () => {
    const { err } = await runInProcess(['summary', fileOf(refundBill)], { isTTY: true })
    expect(err).toContain('100 %')
    expect(err.endsWith('\r\u001b[2K')).toBe(true)
    expect((await runInProcess(['summary', '--no-progress', fileOf(refundBill)], { isTTY: true })).err).toBe('')
  })
})
