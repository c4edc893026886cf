import { scaleRound } from './scale-down.ts'
import type { TradeBillRow } from './trade-bill-row.ts'
import { rateText } from './yuan-text.ts'

/** What made-up rows have in common. */
export interface MadeUpRows {
  /** `yyyyMMdd`. */
  readonly billDate: string
  readonly count: number
  readonly nasty: boolean
  readonly appId: string
  readonly mchId: string
  readonly feeRate: number
}

/** Names that readers of bills trip over. */
const nastyNames = [
  '苹果,香蕉,梨',
  '`反引号`开头',
  '引号"内"与\'单引号\'',
  '换行\n第二行\r\n第三行',
  '逗号加反引号,`1.00,`2.00',
  '反斜杠\\n不是换行',
  '😀🍎 表情',
  ' 首尾空格 ',
  '=SUM(A1:A9)',
  '总交易单数,应结订单总金额',
  '\ufeffBOM 在里面',
  ''
] as const

const plainNames = ['会员充值', '电影票两张', '午餐外卖', '图书 3 册', '停车费'] as const
const tradeTypes = ['JSAPI', 'NATIVE', 'APP', 'MWEB'] as const
const banks = ['OTHERS', 'CMB_CREDIT', 'ICBC_DEBIT', 'CFT'] as const

/** Makes rows that follow from their place alone: every tenth refunds a part of the payment before it. Nothing is kept. */
export function* madeUpRows(plan: MadeUpRows): Generator<TradeBillRow> {
  const { billDate, count, nasty, appId, mchId, feeRate } = plan
  const day = billDate.replace(/^(....)(..)(..)$/, '$1-$2-$3')
  const names: readonly string[] = nasty ? nastyNames : plainNames
  const rate = rateText(feeRate)
  for (let index = 0; index < count; index++) {
    const isRefund = index % 10 === 9
    const number = isRefund ? index - 1 : index
    const serial = String(number).padStart(10, '0')
    const time = `${day} ${clockTime((index * 7919) % 86_400)}`
    // From 0.01 to 99.99 yuan, spread by a multiplier without common factors.
    const total = 1 + ((number * 7001) % 9999)
    const back = 1 + (total >>> 1)
    const common = {
      time,
      appId,
      mchId,
      subMchId: '0',
      deviceInfo: number % 3 === 0 ? '' : 'WEB',
      transactionId: `4200009999${billDate}${serial}`,
      outTradeNo: `ROW${billDate}${serial}`,
      openid: `oRow${serial}${serial}0000`,
      tradeType: tradeTypes[number % tradeTypes.length]!,
      bankType: banks[number % banks.length]!,
      body: names[number % names.length]!,
      attach: number % 4 === 0 ? names[(number + 5) % names.length]! : '',
      rate
    }
    if (!isRefund) {
      const serviceFee = scaleRound(total, feeRate, 10_000)
      yield { ...common, serviceFee, totalFee: total, settlementTotalFee: total, couponFee: 0 }
      continue
    }
    yield {
      ...common,
      serviceFee: 0 - scaleRound(back, feeRate, 10_000),
      totalFee: 0,
      settlementTotalFee: 0,
      couponFee: 0,
      refund: {
        refundId: `50309999990${billDate}${serial}`,
        outRefundNo: `BACK${billDate}${serial}`,
        refundFee: back,
        settlementRefundFee: back,
        couponRefundFee: 0,
        channel: 'ORIGINAL',
        status: 'SUCCESS',
        applyTime: time,
        successTime: time,
        fromRecharge: false
      }
    }
  }
}

function clockTime(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
