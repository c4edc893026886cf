import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { dateOrAbsent } from '../trade/date-or-absent.ts'
import { requireRefund, requireTrade } from '../trade/find-trade.ts'
import { lineTotal, refundSums } from '../trade/refund-sums.ts'
import { mayStep, refundBySeller, stepRefund } from '../trade/step-refund.ts'
import type { StoredRefund } from '../trade/stored-trade-types.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { Wire, WireObject } from '../wire/exact-json.ts'
import { readYuanText, yuanText } from '../wire/yuan-text.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'
import { readPage } from './read-page.ts'

/** Refunds (Youzan reference 11.3). */
export const refundApis: readonly ApiRow[] = [
  {
    name: 'youzan.trade.refund.search',
    versions: ['3.0.0', '3.0.1'],
    note: 'by tid, refund_id, status and times in seconds; newest first; pages',
    play: listRefunds
  },
  {
    name: 'youzan.trade.refund.get',
    versions: ['3.0.0', '3.0.1'],
    note: 'one refund with its version, which agree and refuse must name',
    play: ({ params, shop }, scene) =>
      refundResource(requireRefund(scene.state, shop.grantId, params.text('refund_id')), scene)
  },
  step('youzan.trade.refund.agree', ['3.0.0', '3.0.1'], 'agree', []),
  step('youzan.trade.refund.refuse', ['3.0.0'], 'refuse', ['remark']),
  step('youzan.trade.returngoods.agree', ['3.0.0'], 'agreeReturn', ['name', 'mobile', 'address']),
  step('youzan.trade.returngoods.refuse', ['3.0.0'], 'refuseReturn', ['remark']),
  {
    name: 'youzan.trade.refund.seller.active',
    versions: ['3.0.0', '3.0.1'],
    note: 'gives money of a line back at once; oid is a Long past 2^53; code in the answer is text',
    envelope: 'text-code',
    play: refundActively
  },
  {
    name: 'youzan.trade.refund.amount.get',
    versions: ['1.0.0'],
    note: 'what may still go back, in process and done',
    play: getAmounts
  }
]

function step(
  name: string,
  versions: readonly string[],
  what: Parameters<typeof mayStep>[1],
  texts: readonly string[]
): ApiRow {
  return {
    name,
    versions,
    note: 'refuses an old version (103010039) and a status that does not allow it (102010002)',
    play({ params, shop }, scene) {
      const refund = requireRefund(scene.state, shop.grantId, params.text('refund_id'))
      for (const text of texts) params.text(text)
      const version = params.integer('version')
      if (version !== refund.version) {
        throw refuseBusiness(103010039, '版本号不一致', `the refund has version ${refund.version}, read it again`)
      }
      if (!mayStep(refund, what)) {
        const how = refund.returnGoods ? 'with goods to come back' : 'of money alone'
        throw refuseBusiness(
          102010002,
          '退款状态已变更',
          `a refund ${how} of status ${refund.status} does not allow it`
        )
      }
      stepRefund(refund, what, scene)
      return { is_success: true }
    }
  }
}

function listRefunds({ params, shop }: ApiCall, { state }: YouzanScene): Wire {
  const [tid, refundId, status] = [
    params.optionalText('tid'),
    params.optionalText('refund_id'),
    params.optionalText('status')
  ]
  const bounds = (['create_time', 'update_time'] as const).map(
    (name) => [name, params.optionalInteger(`${name}_start`), params.optionalInteger(`${name}_end`)] as const
  )
  const found = [...state.refunds.values()]
    .filter(
      (refund) =>
        refund.grantId === shop.grantId &&
        (tid === undefined || refund.tid === tid) &&
        (refundId === undefined || refund.refundId === refundId) &&
        (status === undefined || refund.status === status) &&
        bounds.every(([name, start, end]) => {
          const seconds = Math.floor((name === 'create_time' ? refund.createdAt : refund.modifiedAt) / 1000)
          return seconds >= (start ?? 0) && seconds <= (end ?? Number.MAX_SAFE_INTEGER)
        })
    )
    .reverse()
  const page = readPage(params, found, { pages: 100, size: 100, defaultSize: 20, product: 3000 })
  return {
    total: found.length,
    refunds: page.map((refund) => ({
      refund_id: refund.refundId,
      tid: refund.tid,
      kdt_id: shop.kdtId,
      status: refund.status,
      refund_type: refund.type,
      refund_fee: yuanText(refund.fee),
      reason: 0,
      return_goods: refund.returnGoods,
      cs_status: 0,
      created: chinaTimeText(refund.createdAt),
      modified: chinaTimeText(refund.modifiedAt)
    }))
  }
}

function refundResource(refund: StoredRefund, { state }: YouzanScene): WireObject {
  const line = state.trades.get(refund.tid)!.lines.find(({ oid }) => oid === refund.oid)!
  const paidBack = refund.status === 'SUCCESS' ? refund.modifiedAt : undefined
  return {
    refund_id: refund.refundId,
    tid: refund.tid,
    oid: refund.oid,
    kdt_id: state.shops.get(refund.grantId)!.kdtId,
    status: refund.status,
    refund_type: refund.type,
    refund_fee: yuanText(refund.fee),
    refund_postage: '0.00',
    version: refund.version,
    reason: 0,
    desc: refund.desc,
    demand: refund.returnGoods ? 2 : 1,
    return_goods: refund.returnGoods,
    cs_status: 0,
    item_num: line.num,
    created: chinaTimeText(refund.createdAt),
    modified: chinaTimeText(refund.modifiedAt),
    refund_account_time: dateOrAbsent('refund_account_time', paidBack, state.settings),
    refund_order_item: [
      { oid: refund.oid, item_id: line.itemId, item_num: line.num, refund_fee: yuanText(refund.fee) }
    ],
    refund_fund_list: [],
    consult_message: [],
    logistics: {
      company_code: '',
      logistics_no: refund.logisticsNo ?? '',
      receiver: '',
      mobile: '',
      telephone: '',
      address: ''
    }
  }
}

function refundActively({ params, shop }: ApiCall, scene: YouzanScene): Wire {
  const trade = requireTrade(scene.state, shop.grantId, params.text('tid'))
  const oid = String(params.long('oid'))
  const fee = readYuanText(params.text('refund_fee'))
  if (fee === undefined || fee === 0) throw refuseParameter('refund_fee', 'must be yuan above 0 such as "320.60"')
  const line = trade.lines.find((entry) => entry.oid === oid)
  if (line === undefined) {
    throw refuseBusiness(
      103011024,
      '订单商品不存在',
      'the order has no line of that oid; a rounded number names another one'
    )
  }
  if (trade.paidAt === undefined) throw refuseBusiness(102010002, '订单状态不允许退款', 'the order is not paid')
  const { left } = refundSums(scene.state, trade, oid)
  if (fee > left) throw refuseBusiness(102010011, '可退金额不足', `${yuanText(left)} yuan is left of this line`)
  const refund = refundBySeller(trade, { oid, fee, desc: params.text('desc') }, scene)
  return { is_success: true, refund_id: refund.refundId }
}

function getAmounts({ params, shop }: ApiCall, { state }: YouzanScene): Wire {
  const trade = requireTrade(state, shop.grantId, params.text('tid'))
  const whole = refundSums(state, trade)
  const items = trade.lines.reduce((sum, line) => sum + lineTotal(line), 0)
  const paid = trade.paidAt !== undefined
  const detail = (total: number, postage: number): WireObject => ({
    total_amount: total,
    items_amount: total - postage,
    postage_amount: postage,
    extra_amount: 0
  })
  return {
    order_aggregate: {
      applicable_amount: paid ? whole.left : 0,
      processing_amount: whole.underWay,
      applicable_detail: detail(paid ? whole.left : 0, paid ? trade.postFee : 0),
      refunded_detail: detail(whole.done, 0),
      processing_detail: detail(whole.underWay, 0),
      pay_detail: detail(paid ? items + trade.postFee : 0, paid ? trade.postFee : 0)
    }
  }
}
