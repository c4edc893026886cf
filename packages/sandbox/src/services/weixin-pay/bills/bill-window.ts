import { readCompactTime } from '../wire/compact-time.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What can be had of a day. */
export type BillWindow =
  | { readonly state: 'no date' | 'too old' | 'not yet' | 'being made' }
  | { readonly state: 'ready'; readonly madeAtMs: number }

/** Bills are made from 09:00 of the next day and are there at 10:00; they are kept for three months. */
export function billWindow(billDate: string, nowMs: number, oldest?: string): BillWindow {
  const beginMs = /^\d{8}$/.test(billDate) ? readCompactTime(`${billDate}000000`) : undefined
  if (beginMs === undefined) return { state: 'no date' }
  if (oldest === undefined ? nowMs - beginMs > 93 * dayMs : billDate < oldest) return { state: 'too old' }
  const madeAtMs = beginMs + dayMs + 9 * hourMs
  if (nowMs < madeAtMs) return { state: 'not yet' }
  return nowMs < madeAtMs + hourMs ? { state: 'being made' } : { state: 'ready', madeAtMs }
}
