import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { carriers, trackingNumber } from '../trade/carriers.ts'
import { requireTrade } from '../trade/find-trade.ts'
import type { StoredParcel } from '../trade/stored-trade-types.ts'
import { shipTrade } from '../trade/trade-steps.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { Wire, WireObject } from '../wire/exact-json.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'

/** Logistics (Youzan reference 11.5). */
export const logisticsApis: readonly ApiRow[] = [
  {
    name: 'youzan.logistics.expressbyorderno.get',
    versions: ['3.0.0'],
    note: 'where the first parcel of an order is; id is a number past 2^53, data is JSON text; nothing sent yet is 120009001',
    play: trackOrder
  },
  {
    name: 'youzan.logistics.express.get',
    versions: ['3.0.0'],
    note: 'the carriers',
    play: () => ({ allExpress: carriers.map(([id, , name]) => ({ id, name, display: 1 })) })
  },
  {
    name: 'youzan.logistics.online.confirm',
    versions: ['3.0.0'],
    note: 'sends lines (oids) or all of a paid order; out_stype is a carrier as text, out_sid the tracking number',
    play: confirmShipping
  }
]

function trackOrder({ params, shop }: ApiCall, { state, nowMs }: YouzanScene): Wire {
  const tid = params.text('tid')
  const trade = state.trades.get(tid)
  if (trade?.grantId !== shop.grantId)
    throw refuseBusiness(105000016, '订单不存在', 'this shop has no order of that tid')
  const parcel = trade.parcels[0]
  if (parcel === undefined) throw refuseBusiness(120009001, '暂无物流信息', 'nothing of the order was sent yet')
  return trackParcel(parcel, tid, shop.kdtId, nowMs)
}

function trackParcel(parcel: StoredParcel, tid: string, kdtId: number, nowMs: number): WireObject {
  const [, code = '', name = ''] = carriers.find(([id]) => id === parcel.expressId) ?? []
  const scans = scansOf(parcel, nowMs)
  return {
    com: code,
    nu: parcel.expressNo,
    express_id: parcel.expressId,
    name,
    id: parcel.id,
    kdt_id: kdtId,
    order_id: tid,
    state: scans[0]!.state,
    message: 'ok',
    status: '200',
    ep_condition: '',
    created_time: chinaTimeText(parcel.sentAt),
    data: JSON.stringify(scans.map(({ at, context, status }) => ({ time: chinaTimeText(at), context, status })))
  }
}

const [twoHours, aDay] = [2 * 3_600_000, 86_400_000]

/** What the carrier has scanned by now, newest first; virtual time moves the parcel on. */
function scansOf({ sentAt, signedAt }: StoredParcel, nowMs: number) {
  const all = [
    { at: sentAt, state: 1, status: '揽收', context: '【杭州市】快件已揽收' },
    { at: sentAt + twoHours, state: 0, status: '在途', context: '【杭州市】快件离开 "转运中心"' },
    { at: sentAt + aDay, state: 5, status: '派件', context: '【上海市】快件正在派送中' }
  ]
  const past = all.filter(({ at }) => at <= (signedAt ?? nowMs))
  if (signedAt !== undefined) past.push({ at: signedAt, state: 3, status: '签收', context: '【上海市】快件已签收' })
  return past.reverse()
}

function confirmShipping({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const trade = requireTrade(scene.state, shop.grantId, params.text('tid'))
  if (trade.status !== 'WAIT_SELLER_SEND_GOODS') {
    throw refuseBusiness(102570020, '订单状态不允许发货', `an order of status ${trade.status} can't be sent`)
  }
  const oids = params.optionalText('oids')
  const wanted = oids === undefined || oids === '' ? undefined : oids.split(',')
  const waiting = trade.lines.filter(({ sent }) => !sent)
  const lines = waiting.filter(({ oid }) => wanted?.includes(oid) ?? true)
  if (wanted !== undefined && lines.length !== wanted.length) {
    throw refuseBusiness(
      102570007,
      '商品不存在或已发货',
      '"oids" names a line that is not of this order or is sent already'
    )
  }
  const without = (params.optionalInteger('is_no_express') ?? 0) === 1
  const expressId = without ? 0 : Number(params.text('out_stype'))
  if (!without && !carriers.some(([id]) => id === expressId))
    throw refuseParameter('out_stype', 'is no carrier of express.get')
  const expressNo = without ? '' : params.text('out_sid')
  if (!without && !trackingNumber.test(expressNo)) {
    throw refuseBusiness(105000003, '快递单号只能包含字母、数字和横线', '"out_sid" has other characters')
  }
  void shipTrade(trade, { lines, expressId, expressNo }, scene)
  return { is_success: true }
}
