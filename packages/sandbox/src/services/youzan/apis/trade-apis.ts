import type { ApiParams } from '../gateway/api-params.ts'
import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { requireTrade } from '../trade/find-trade.ts'
import { refundState } from '../trade/refund-sums.ts'
import type { StoredTrade } from '../trade/stored-trade-types.ts'
import { fullOrderInfo, tradeResource } from '../trade/trade-resource.ts'
import { writeMemo } from '../trade/trade-steps.ts'
import type { Wire } from '../wire/exact-json.ts'
import { refuseBusiness, type YouzanRefusal } from '../youzan-refusal.ts'
import { readPage } from './read-page.ts'

/** Orders (Youzan reference 11.1). */
export const tradeApis: readonly ApiRow[] = [
  {
    name: 'youzan.trade.get',
    versions: ['4.0.0', '4.0.1', '4.0.2'],
    note: 'one order with lines, parcels and refunds; item_id of lines in 4.0.0 is the number of the line, past 2^53',
    play: ({ version, params, shop }, scene) =>
      tradeResource(requireTrade(scene.state, shop.grantId, params.text('tid')), scene, version)
  },
  {
    name: 'youzan.trades.sold.get',
    versions: ['4.0.0', '4.0.1', '4.0.2', '4.0.3', '4.0.4'],
    note: 'newest first; filters by times in pairs of at most 3 months, status, tid, buyer, receiver, goods; pages',
    play: listTrades
  },
  {
    name: 'youzan.trade.memo.update',
    versions: ['3.0.0'],
    note: 'answers in the older envelope; pushes trade_TradeMemoModified',
    envelope: 'legacy',
    play: updateMemo
  }
]

const threeMonthsMs = 93 * 86_400_000

/** Pairs of filters and the moment that each looks at. */
const times: readonly (readonly [name: string, of: (trade: StoredTrade) => number | undefined])[] = [
  ['created', ({ createdAt }) => createdAt],
  ['update', ({ updatedAt }) => updatedAt],
  ['success', ({ status, confirmedAt }) => (status === 'TRADE_SUCCESS' ? confirmedAt : undefined)],
  ['pay', ({ paidAt }) => paidAt]
]

/** Status values of the search; two are not those of orders. */
const statuses = [
  'WAIT_BUYER_PAY',
  'TRADE_PAID',
  'WAIT_CONFIRM',
  'WAIT_SELLER_SEND_GOODS',
  'WAIT_BUYER_CONFIRM_GOODS',
  'TRADE_SUCCESS',
  'TRADE_CLOSE',
  'TRADE_REFUND'
]

function listTrades({ version, params, shop }: ApiCall, scene: YouzanScene): Wire {
  const { state } = scene
  const fits = [...readTimes(params), ...readStatus(params, scene), ...readOthers(params, scene)]
  const found = [...state.trades.values()]
    .filter((trade) => trade.grantId === shop.grantId && fits.every((fit) => fit(trade)))
    // Stored in the order of their making.
    .reverse()
  const page = readPage(params, found, { pages: 100, size: 100, defaultSize: 20, product: 10_000, refuse: badSearch })
  return {
    total_results: found.length,
    full_order_info_list: page.map((trade) => ({ full_order_info: fullOrderInfo(trade, scene, version) }))
  }
}

type Fit = (trade: StoredTrade) => boolean

function readTimes(params: ApiParams): readonly Fit[] {
  return times.flatMap(([name, of]) => {
    const [start, end] = [params.optionalTime(`start_${name}`), params.optionalTime(`end_${name}`)]
    if (start === undefined && end === undefined) return []
    if (start === undefined || end === undefined) throw badSearch(`start_${name} and end_${name} go together`)
    if (start > end || end - start > threeMonthsMs)
      throw badSearch(`start_${name} to end_${name} must be 0 to 3 months`)
    return [(trade: StoredTrade) => isWithin(of(trade), start, end)]
  })
}

function isWithin(time: number | undefined, start: number, end: number): boolean {
  // The filters have whole seconds: the last one counts to its end.
  return time !== undefined && time >= start && time < end + 1000
}

function readStatus(params: ApiParams, { state }: YouzanScene): readonly Fit[] {
  const status = params.optionalText('status')
  if (status === undefined || status === '') return []
  if (!statuses.includes(status)) {
    throw badSearch(`"status" takes ${statuses.join(', ')}; orders carry TRADE_CLOSED, the search wants TRADE_CLOSE`)
  }
  if (status === 'TRADE_REFUND') return [(trade) => refundState(state, trade) !== 0]
  return [(trade) => trade.status === (status === 'TRADE_CLOSE' ? 'TRADE_CLOSED' : status)]
}

function readOthers(params: ApiParams, { state }: YouzanScene): readonly Fit[] {
  const [tid, buyer] = [params.optionalText('tid'), params.optionalText('yz_open_id')]
  const [name, phone] = [params.optionalText('receiver_name'), params.optionalText('receiver_phone')]
  const goods = params.optionalLong('goods_id') ?? params.optionalLong('item_id')
  const title = params.optionalText('goods_title')
  const given = (wanted: string | undefined): wanted is string => wanted !== undefined && wanted !== ''
  return [
    ...(given(tid) ? [(trade: StoredTrade) => trade.tid === tid] : []),
    ...(given(buyer) ? [(trade: StoredTrade) => trade.buyer === buyer] : []),
    ...(given(name) ? [(trade: StoredTrade) => state.customers.get(trade.buyer)?.name === name] : []),
    ...(given(phone) ? [(trade: StoredTrade) => state.customers.get(trade.buyer)?.mobile === phone] : []),
    ...(goods === undefined ? [] : [({ lines }: StoredTrade) => lines.some((line) => BigInt(line.itemId) === goods)]),
    ...(given(title) ? [({ lines }: StoredTrade) => lines.some((line) => line.title.includes(title))] : [])
  ]
}

function badSearch(why: string): YouzanRefusal {
  return refuseBusiness(106000003, '参数不合法', why)
}

function updateMemo({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const trade = requireTrade(scene.state, shop.grantId, params.text('tid'))
  const flag = params.optionalText('flag')
  if (flag !== undefined && !/^[1-5]$/.test(flag))
    throw refuseBusiness(106000003, '参数不合法', '"flag" takes "1" to "5"')
  void writeMemo(trade, params.optionalText('memo'), flag === undefined ? undefined : Number(flag), scene)
  return { is_success: true }
}
