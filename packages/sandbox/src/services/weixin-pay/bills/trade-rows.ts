import type { FundBillRow } from '../../pay-bills/fund-bill-layout.ts'
import type { TradeBillRow } from '../../pay-bills/trade-bill-row.ts'
import { rateText } from '../../pay-bills/yuan-text.ts'
import { couponSum, payOrderSums, payRefundSums } from '../order/pay-order-sums.ts'
import type { PayMerchant, StoredPayOrder, StoredPayRefund, WeixinPayState } from '../weixin-pay-state.ts'
import { compactTime, spacedTime } from '../wire/compact-time.ts'
import { paymentServiceFee, returnedServiceFee } from './service-fees.ts'

/** What a day's rows are made from. */
export interface DayScene {
  readonly state: WeixinPayState
  readonly merchant: PayMerchant
  /** `yyyyMMdd` in China's time. */
  readonly billDate: string
  /** When the bill was made: refunds show the state of that moment. */
  readonly madeAtMs: number
}

const chinaDay = (atMs: number): string => compactTime(atMs).slice(0, 8)

const recharge = 'REFUND_SOURCE_RECHARGE_FUNDS'

/** Payments of the day in the order of their placing, then refunds in the order of their coming: not by time, as real files. */
export function tradeRows(
  scene: DayScene,
  covers: (day: string) => boolean = (day) => day === scene.billDate
): TradeBillRow[] {
  const { state } = scene
  const payments = [...state.orders.values()].filter(({ payment }) => payment && covers(chinaDay(payment.paidAtMs)))
  const refunds = [...state.refunds.values()].filter(({ acceptedAtMs }) => covers(chinaDay(acceptedAtMs)))
  return [...payments.map((order) => paymentRow(order, scene)), ...refunds.map((refund) => refundRow(refund, scene))]
}

function commonCells({ parameters, payment }: StoredPayOrder, { merchant, state }: DayScene) {
  const { outTradeNo, subMchId, deviceInfo, tradeType, body, attach } = parameters
  const { transactionId, openid, bankType } = payment!
  return {
    ...{ appId: merchant.appId, mchId: merchant.mchId, subMchId: subMchId ?? '0', deviceInfo: deviceInfo ?? '' },
    ...{ transactionId, outTradeNo, openid, tradeType, bankType, body, attach: attach ?? '' },
    rate: rateText(state.settings.feeRate)
  }
}

function paymentRow(order: StoredPayOrder, scene: DayScene): TradeBillRow {
  const { totalFee, settlementTotalFee, couponFee } = payOrderSums(order)
  return {
    time: spacedTime(order.payment!.paidAtMs),
    ...commonCells(order, scene),
    serviceFee: paymentServiceFee(order, scene.state.settings.feeRate),
    totalFee,
    settlementTotalFee,
    couponFee
  }
}

function refundRow(refund: StoredPayRefund, scene: DayScene): TradeBillRow {
  const { settlementRefundFee } = payRefundSums(refund)
  const settled = refund.settledAtMs !== undefined && refund.settledAtMs <= scene.madeAtMs
  const status = settled ? billStatuses[refund.status] : 'PROCESSING'
  const applyTime = spacedTime(refund.acceptedAtMs)
  return {
    time: applyTime,
    ...commonCells(refund.order, scene),
    serviceFee: 0 - returnedServiceFee(refund, scene.state.settings.feeRate),
    totalFee: 0,
    settlementTotalFee: 0,
    couponFee: 0,
    refund: {
      refundId: refund.refundId,
      outRefundNo: refund.outRefundNo,
      refundFee: refund.refundFee,
      settlementRefundFee,
      couponRefundFee: couponSum(refund.couponRefunds, 'CASH'),
      channel: 'ORIGINAL',
      status,
      applyTime,
      successTime: status === 'SUCCESS' ? spacedTime(refund.settledAtMs!) : '',
      fromRecharge: refund.refundAccount === recharge
    }
  }
}

/** The bill has other words than the query. */
const billStatuses = { SUCCESS: 'SUCCESS', PROCESSING: 'PROCESSING', CHANGE: 'CHANGE', REFUNDCLOSE: 'FAIL' } as const

/** Movements that a trade row causes: what comes in and its fee, or what goes out and the fee that comes back. */
export function* fundRows(rows: Iterable<TradeBillRow>): Generator<FundBillRow> {
  for (const row of rows) {
    const { refund, time, serviceFee } = row
    const businessId = refund?.refundId ?? row.transactionId
    const voucher = refund?.outRefundNo ?? row.outTradeNo
    const common = { time, businessId, voucher }
    const moved = refund?.settlementRefundFee ?? row.settlementTotalFee
    yield {
      ...common,
      flowId: `1${businessId.slice(-28)}`,
      ...(refund === undefined
        ? ({ name: '交易', type: '交易', direction: '收入', applicant: 'system', remark: '' } as const)
        : ({ name: '退款', type: '退款', direction: '支出', applicant: `${row.mchId}API`, remark: '退款' } as const)),
      movedFee: moved
    }
    if (serviceFee === 0) continue
    yield {
      ...common,
      flowId: `2${businessId.slice(-28)}`,
      ...(refund === undefined
        ? ({ name: '交易', type: '扣除交易手续费', direction: '支出' } as const)
        : ({ name: '退款', type: '退还交易手续费', direction: '收入' } as const)),
      movedFee: Math.abs(serviceFee),
      applicant: 'system',
      remark: row.rate
    }
  }
}
