import type { BillFormat } from '../bill-types.ts'

/** Rows of one state or one hour. */
export interface RowCount {
  /** State as it stands in the bill, or the hour as two digits. */
  readonly name: string
  readonly rows: number
  /** Whole fen; what went back to buyers, or out of the account, counts negative. */
  readonly amountFen: number
}

/** What the rows of a bill come to. */
export interface RowSummary {
  /** Per state (交易状态, 业务类型 …), in the order in which they came. */
  readonly states: readonly RowCount[]
  /** Per hour of the day (UTC+08:00), the 24 of them; empty for formats without times. */
  readonly hours: readonly RowCount[]
  /** Earliest and latest time, as they stand in the bill. */
  readonly firstTime: string | undefined
  readonly lastTime: string | undefined
}

/** Takes the rows of a bill and sums them up. */
export interface RowSummarizer {
  add(row: object): void
  summary(): RowSummary
}

type Cells = Readonly<Record<string, unknown>>

/** How rows of a format are summed up. */
interface SummaryRule {
  readonly state: (row: Cells) => string
  readonly amountFen: (row: Cells) => number
  readonly time?: string
}

const rules: Readonly<Record<BillFormat, SummaryRule>> = {
  'wechat-pay-trade': {
    state: (row) => text(row.tradeState),
    amountFen: (row) => (row.tradeState === 'SUCCESS' ? fen(row.totalFee) : -(fen(row.refundFee) || fen(row.totalFee))),
    time: 'tradeTime'
  },
  'wechat-pay-fund-flow': {
    state: (row) => `${text(row.direction)} ${text(row.bizType)}`,
    amountFen: (row) => (row.direction === 'OUT' ? -fen(row.amount) : fen(row.amount)),
    time: 'accountingTime'
  },
  'alipay-trade': {
    state: (row) => text(row.bizType),
    amountFen: (row) => (row.bizType === '退款' ? -Math.abs(fen(row.totalAmount)) : fen(row.totalAmount)),
    time: 'finishTime'
  },
  'alipay-trade-summary': {
    state: (row) => text(row.storeName) || text(row.storeId),
    amountFen: (row) => fen(row.totalAmount)
  },
  'alipay-fund': {
    state: (row) => text(row.bizType),
    amountFen: (row) => fen(row.incomeAmount) - Math.abs(fen(row.expenditureAmount)),
    time: 'occurTime'
  },
  'alipay-fund-summary': { state: (row) => text(row.type), amountFen: (row) => fen(row.totalAmount) }
}

/** More states than a bill has: the rest of a hostile file is counted as one. */
const maxStates = 50
const otherStates = '…'

/**
 * Sums up the rows of a bill per state and per hour, without keeping any.
 *
 * @param format - Format of the bill.
 */
export function summarizeRows(format: BillFormat): RowSummarizer {
  const { state, amountFen, time } = rules[format]
  const states = new Map<string, { rows: number; amountFen: number }>()
  const hours = Array.from({ length: 24 }, () => ({ rows: 0, amountFen: 0 }))
  let firstTime: string | undefined
  let lastTime: string | undefined

  return {
    add(row) {
      const cells = row as Cells
      const amount = amountFen(cells)
      const name = state(cells)
      const known = states.has(name) || states.size < maxStates ? name : otherStates
      const count = states.get(known) ?? { rows: 0, amountFen: 0 }
      states.set(known, count)
      addTo(count, amount)
      const at = time === undefined ? '' : text(cells[time])
      const hour = hourOf(at)
      if (hour === undefined) return
      addTo(hours[hour] as RowTotal, amount)
      if (firstTime === undefined || at < firstTime) firstTime = at
      if (lastTime === undefined || at > lastTime) lastTime = at
    },
    summary: () => ({
      states: [...states].map(([name, count]) => ({ name, ...count })),
      hours: time === undefined ? [] : hours.map((count, hour) => ({ name: String(hour).padStart(2, '0'), ...count })),
      firstTime,
      lastTime
    })
  }
}

interface RowTotal {
  rows: number
  amountFen: number
}

function addTo(total: RowTotal, amount: number): void {
  total.rows += 1
  total.amountFen += amount
}

/** Hour of a bill's time; a text that is no time has none, and is only counted by state. */
function hourOf(time: string): number | undefined {
  const hour = /^\d{4}-\d{2}-\d{2} {1,2}(\d{2}):\d{2}:\d{2}$/.exec(time)?.[1]
  return hour !== undefined && Number(hour) < 24 ? Number(hour) : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function fen(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
