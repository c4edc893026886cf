/**
 * A day's bill from end to end: read as a stream in constant memory, its footer checked, compared with the merchant's own
 * books, and a cut and a forged one refused. The bill is made while it is read, and is never on disk or whole in memory.
 * @module
 */
import { assertBillTotals, readBill, reconcile, summarizeBill } from '@kaifang/bill-csv'
import type { Report } from './create-report.ts'
import { generateDayBill, generateDayRecords } from './generate-day.ts'

const FORMAT = 'wechat-pay-trade'
/** Before that the memory tells nothing: V8 lets a young heap grow before it collects. */
const LONG_RUN_ROWS = 500_000
const mega = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const yuan = (fen: number) => `¥${Math.floor(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')}`

/** Runs the journey over a bill of so many rows and tells it to the report. */
export async function runBillJourney(report: Report, rows: number): Promise<void> {
  report.chapter('Bills (对账单)', `A bill of ${rows.toLocaleString('en-US')} rows, made while it is read.`)

  const memory: number[] = []
  const reader = readBill(generateDayBill(rows), { format: FORMAT })
  const startedAt = performance.now()
  await report.step(
    'readBill',
    async () => {
      const states = new Map<string, number>()
      let nextShow = 0
      for await (const batch of reader) {
        for (const { tradeState } of batch) states.set(tradeState, (states.get(tradeState) ?? 0) + 1)
        if (reader.rowCount < nextShow) continue
        nextShow += rows / 50
        memory.push(process.memoryUsage.rss())
        report.progress(reader.rowCount / rows, `${mega(reader.bytesRead)} read, ${mega(memory.at(-1) ?? 0)} in use`)
      }
      return states
    },
    (states) => [...states].map(([state, count]) => `${count.toLocaleString('en-US')} ${state}`).join(', ')
  )
  const seconds = (performance.now() - startedAt) / 1000
  const speed = `${mega(reader.bytesRead)} in ${seconds.toFixed(1)} s, the making included.`
  report.note(rows < LONG_RUN_ROWS ? speed : `${speed} Memory in use: ${describeMemory(memory)}.`)

  await report.step(
    'the footer',
    () => assertBillTotals(reader),
    () =>
      `${yuan(reader.totals?.totalOrderFee ?? 0)} paid, ${yuan(reader.totals?.totalAppliedRefundFee ?? 0)} given back: reconciles`
  )

  const findings: string[] = []
  const books = reconcile(
    readBill(generateDayBill(rows), {
      format: FORMAT,
      columns: ['outTradeNo', 'tradeState', 'totalFee', 'outRefundNo', 'refundFee']
    }),
    generateDayRecords(rows)
  )
  await report.step(
    'reconcile',
    async () => {
      for await (const { outcome, outTradeNo } of books)
        if (outcome !== 'matched') findings.push(`${outTradeNo}: ${outcome}`)
      return books.summary
    },
    ({ payment, refund }) =>
      `${(payment.matched.count + refund.matched.count).toLocaleString('en-US')} matched, ${findings.length} to look at`
  )
  report.block(findings.join('\n'))
  if (findings.length !== 3) throw new Error('the books hold three mistakes')

  await report.refused(
    'a download that broke off',
    () => summarizeBill(cutOff(generateDayBill(5000))),
    'ERR_BILL_CSV_NO_FOOTER'
  )
  await report.refused(
    'one digit changed',
    async () => assertBillTotals(await summarizeBill(forge(generateDayBill(5000)))),
    'ERR_BILL_CSV_TOTALS'
  )
}

/** Early and late in the file: a reader that keeps rows would grow with it. */
function describeMemory(samples: readonly number[]): string {
  const early = Math.max(...samples.slice(0, Math.ceil(samples.length / 5)))
  const late = Math.max(...samples.slice(-Math.ceil(samples.length / 5)))
  return `${mega(early)} at most in the first fifth, ${mega(late)} in the last`
}

/** Loses what comes after the third piece. */
async function* cutOff(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = 3
  for await (const piece of pieces) {
    if (left-- > 0) yield piece
  }
}

/** Makes the first order of ¥1.00 one of ¥9.00. */
async function* forge(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const [honest, forged] = ['`1.00,`0.00,`\r\n', '`9.00,`0.00,`\r\n'].map((text) => Buffer.from(text))
  let isForged = false
  for await (const piece of pieces) {
    const at = isForged || honest === undefined ? -1 : Buffer.from(piece).indexOf(honest)
    if (at !== -1 && forged !== undefined) {
      piece.set(forged, at)
      isForged = true
    }
    yield piece
  }
}
