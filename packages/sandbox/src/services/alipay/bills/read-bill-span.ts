import { readChinaTime } from '../wire/china-time.ts'

/** What a bill covers and when it is there. */
export interface BillSpan {
  /** `20260102`, or `202601` for a month. */
  readonly name: string
  /** First moment, epoch milliseconds. */
  readonly fromMs: number
  /** First moment after it. */
  readonly untilMs: number
  /** From when it can be downloaded. */
  readonly readyMs: number
}

const [hourMs, dayMs] = [3_600_000, 86_400_000]

/** Reads `yyyy-MM-dd` or `yyyy-MM` in Beijing time; `undefined` for anything else. */
export function readBillSpan(billDate: string): BillSpan | undefined {
  const name = billDate.replaceAll('-', '')
  if (/^\d{4}-\d\d-\d\d$/.test(billDate)) {
    const fromMs = readChinaTime(`${billDate} 00:00:00`)
    if (fromMs === undefined) return undefined
    return { name, fromMs, untilMs: fromMs + dayMs, readyMs: fromMs + dayMs + 10 * hourMs }
  }
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(billDate) ?? []
  if (year === undefined) return undefined
  const next = month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  const fromMs = readChinaTime(`${billDate}-01 00:00:00`)!
  const untilMs = readChinaTime(`${next.padStart(7, '0')}-01 00:00:00`)
  // Month bills come about the 3rd or 4th.
  return untilMs === undefined ? undefined : { name, fromMs, untilMs, readyMs: untilMs + 3 * dayMs + 10 * hourMs }
}
