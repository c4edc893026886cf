import { gzipSync } from 'node:zlib'
import type { ServiceAnswer } from '../../../engine/service.ts'
import { type BillLayout, billChunks } from '../../pay-bills/bill-chunks.ts'
import { madeUpRows } from '../../pay-bills/made-up-rows.ts'
import type { TradeBillRow } from '../../pay-bills/trade-bill-row.ts'
import type { WeixinPayBillRows } from '../weixin-pay-types.ts'
import { type DayScene, tradeRows } from './trade-rows.ts'

/** Beyond so many made-up rows a bill is made while it is sent. */
const mostRowsInMemory = 10_000

/** The rows of a day: those of the orders, then the made-up ones. */
export interface DayRows {
  /** Begins anew; each row is made when it is taken. */
  all(): Iterable<TradeBillRow>
  readonly isEmpty: boolean
  readonly isLarge: boolean
}

/** Collects what a day has, as far as it fits. Of made-up rows the first decides whether there are any. */
export function dayRows(scene: DayScene, fits: (row: TradeBillRow) => boolean): DayRows {
  const { state, merchant, billDate } = scene
  const own = tradeRows(scene).filter(fits)
  const extra = state.billRows.filter((entry) => entry.billDate === billDate)
  const { appId, mchId } = merchant
  const madeUp = (entry: WeixinPayBillRows): Iterable<TradeBillRow> =>
    madeUpRows({ ...entry, nasty: entry.nasty ?? true, appId, mchId, feeRate: state.settings.feeRate })
  function* all(): Generator<TradeBillRow> {
    yield* own
    for (const entry of extra) for (const row of madeUp(entry)) if (fits(row)) yield row
  }
  return {
    all,
    isEmpty: all().next().done === true,
    isLarge: extra.reduce((sum, { count }) => sum + count, 0) > mostRowsInMemory
  }
}

/** Sends a bill: whole when it is small, otherwise piece by piece. There is no signature and no telling Content-Type. */
export function sendBill<Row>(
  layout: () => BillLayout<Row>,
  rows: () => Iterable<Row>,
  { isLarge, gzip }: { readonly isLarge: boolean; readonly gzip: boolean }
): ServiceAnswer {
  const common = { status: 200, headers: { 'content-type': 'text/plain' }, granted: true }
  const chunks = (): Iterable<Buffer> => billChunks(layout(), rows())
  if (isLarge) return { ...common, body: '', stream: { chunks, gzip } }
  const text = Buffer.concat([...chunks()])
  return { ...common, body: gzip ? gzipSync(text) : text }
}
