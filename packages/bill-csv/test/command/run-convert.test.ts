import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/parse-bill.ts'
import { alipayDay } from '../support/alipay-day.ts'
import { gzippedRefundBill, refundBill } from '../support/published-bills.ts'
import { chunksOf, runInProcess } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function bytesOf(find: string | RegExp, replacement: string): Uint8Array {
  return new TextEncoder().encode(decoder.decode(refundBill).replace(find, replacement))
}

describe('bill-csv convert', () => {
  it('writes NDJSON with the same keys in every line', async () => {
    const { code, out, err } = await runInProcess(['convert', '-'], { stdin: chunksOf(gzippedRefundBill) })
    expect([code, err, out.endsWith('}\n')]).toEqual([0, '', true])
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(new Set(lines.map((line) => Object.keys(line).join()))).toHaveLength(1)
    expect(Object.keys(lines[0])).toHaveLength(27)
    expect(lines[1]).toMatchObject({
      tradeTime: '2024-01-16 22:45:16',
      transactionId: '4200002086202401160745964084',
      outRefundNo: 'R1747268742516264960',
      body: '测试支付4',
      attach: null,
      serviceFee: '0.00000',
      totalFee: 0,
      refundFee: 1
    })
    // Nothing is lost on the way, but for what is absent.
    const rows = parseBill(refundBill).rows.map((row) => JSON.parse(JSON.stringify(row)))
    const given = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)))
    expect(given).toEqual(rows)
  })

  it('writes only the columns that were asked for, in their order', async () => {
    const argv = ['convert', '-', '--columns', 'refundFee,outTradeNo']
    const { out } = await runInProcess(argv, { stdin: chunksOf(refundBill) })
    expect(out.split('\n')[1]).toBe('{"refundFee":1,"outTradeNo":"1747268229775183872"}')
  })

  it('writes CSV for spreadsheets', async () => {
    const bytes = bytesOf('测试支付4', '=HYPERLINK("http://example.com")')
    const { code, out } = await runInProcess(['convert', '-', '--to', 'csv'], { stdin: chunksOf(bytes) })
    expect([code, out.startsWith('\ufeff')]).toEqual([0, true])
    const [first, second] = parse(out, { bom: true, columns: true, record_delimiter: '\r\n' })
    expect(first).toMatchObject({
      商品名称: '\'=HYPERLINK("http://example.com")',
      微信订单号: '4200002086202401160745964084\t',
      订单金额: '0.02',
      费率: '0.90%'
    })
    expect(second).toMatchObject({ 商户退款单号: 'R1747268742516264960', 申请退款金额: '0.01', 手续费: '0.00000' })
  })

  it('writes plain CSV for programs', async () => {
    const argv = ['convert', '-', '--to', 'csv', '--plain', '--columns', 'transactionId,body']
    const { out } = await runInProcess(argv, { stdin: chunksOf(bytesOf('测试支付4', '=1')) })
    expect(out.split('\r\n').slice(0, 2)).toEqual(['微信订单号,商品名称', '4200002086202401160745964084,=1'])
  })

  it("undoes the platform's escapes when asked to", async () => {
    const bytes = bytesOf('测试支付4', 'a\\nb')
    const argv = ['convert', '-', '--columns', 'body']
    expect((await runInProcess(argv, { stdin: chunksOf(bytes) })).out.split('\n')[0]).toBe('{"body":"a\\\\nb"}')
    const { out } = await runInProcess([...argv, '--unescape'], { stdin: chunksOf(bytes) })
    expect(out.split('\n')[0]).toBe('{"body":"a\\nb"}')
  })

  it('writes into a file, which appears once it is whole', async () => {
    const folder = temporaryFolder()
    const output = join(folder, 'out.ndjson')
    const run = await runInProcess(['convert', '-', '-o', output], { stdin: chunksOf(refundBill) })
    expect(run).toEqual({ code: 0, out: '', err: '' })
    expect([readFileSync(output, 'utf8').split('\n').length, readdirSync(folder)]).toEqual([4, ['out.ndjson']])
  })

  it('leaves no half of a file behind', async () => {
    const folder = temporaryFolder()
    const output = join(folder, 'out.ndjson')
    writeFileSync(output, 'old')
    const argv = ['convert', '-', '-o', output]
    const { code } = await runInProcess(argv, { stdin: chunksOf(refundBill.subarray(0, 1000)) })
    expect([code, readFileSync(output, 'utf8'), readdirSync(folder)]).toEqual([2, 'old', ['out.ndjson']])
    const nowhere = join(folder, 'nowhere', 'out.csv')
    const unwritable = await runInProcess(['convert', '-', '-o', nowhere], { stdin: chunksOf(refundBill) })
    expect([unwritable.code, existsSync(nowhere)]).toEqual([74, false])
    expect(unwritable.err).toContain(`bill-csv: can't write ${nowhere}: ENOENT`)
  })

  it('writes the rows before a fault, and ends with 2', async () => {
    const bytes = bytesOf('`0.01,`\r\n', '`0.0x,`\r\n')
    const { code, out, err } = await runInProcess(['convert', '-', '--columns', 'tradeState,refundFee'], {
      stdin: chunksOf(bytes)
    })
    expect([code, out]).toEqual([2, '{"tradeState":"SUCCESS","refundFee":0}\n'])
    expect(err).toMatch(/^bill-csv: standard input: line 3, column \d+, 申请退款金额: /)
  })

  it('goes past damaged rows with --lenient, tells them on standard error, and ends with 1', async () => {
    const bytes = bytesOf('`0.01,`\r\n', '`0.0x,`\r\n')
    const { code, out, err } = await runInProcess(['convert', '--lenient', '-'], { stdin: chunksOf(bytes) })
    expect([code, out.trimEnd().split('\n').length]).toEqual([1, 2])
    expect(err).toMatch(/^ {2}1 fault\n {2}- line 3, column /)
    expect(err).toContain('  totals of rows and footer differ; "bill-csv check" shows where\n')
  })

  it('writes a header for a day without rows', async () => {
    const bytes = bytesOf(/(?<=费率备注\r\n)[\s\S]*(?=总交易单数)/, '')
    const empty = new TextEncoder().encode(
      decoder.decode(bytes).replace(/`3,`.*\r\n$/, '`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n')
    )
    const { code, out } = await runInProcess(['convert', '-', '--to', 'csv', '--columns', 'outTradeNo,body'], {
      stdin: chunksOf(empty)
    })
    expect([code, out]).toEqual([0, '\ufeff商户订单号,商品名称\r\n'])
  })

  it('writes a day of Alipay, out of GBK and zip', async () => {
    const argv = ['convert', '-', '--to', 'csv', '--columns', 'outTradeNo,subject,totalAmount,outRequestNo']
    const { code, out } = await runInProcess(argv, { stdin: chunksOf(alipayDay()) })
    expect([code, out.split('\r\n').slice(0, 3)]).toEqual([
      0,
      ['\ufeff商户订单号,商品名称,订单金额（元）,退款批次号/请求号', 'P1,会员，一年,12.34,', 'P1,会员，一年,-1.00,1']
    ])
  })

  it('writes its head once, however many batches there are', async () => {
    const [header, row, , , footer] = decoder.decode(refundBill).split('\r\n')
    const totals = '`2500,`50.00,`0.00,`0.00,`0.00000,`50.00,`0.00'
    const long = new TextEncoder().encode([header, ...Array(2500).fill(row), footer, totals, ''].join('\r\n'))
    const argv = ['convert', '-', '--to', 'csv', '--plain', '--columns', 'totalFee']
    const { code, out } = await runInProcess(argv, { stdin: chunksOf(long) })
    expect([code, out]).toEqual([0, `订单金额\r\n${'0.02\r\n'.repeat(2500)}`])
  })

  it('refuses a column that the file does not have', async () => {
    const argv = ['convert', '-', '--columns', 'outTradeNo,nothing']
    const strict = await runInProcess(argv, { stdin: chunksOf(refundBill) })
    expect([strict.code, strict.out]).toEqual([2, ''])
    expect(strict.err).toContain('nothing')
    const lenient = await runInProcess([...argv, '--lenient'], { stdin: chunksOf(refundBill) })
    expect([lenient.code, lenient.out]).toEqual([2, ''])
  })

  it('shows progress on a terminal, with rows', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    writeFileSync(file, refundBill)
    const { err } = await runInProcess(['convert', file], { isTTY: true })
    expect(err).toContain('3 rows')
    expect(err.endsWith('\r\u001b[2K')).toBe(true)
  })
})
