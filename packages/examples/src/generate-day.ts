/**
 * A merchant's day of any size: the bill as WeChat Pay would write it, and the merchant's own books. Each row follows from its
 * number alone, so that both can be made piece by piece and never stand whole in memory.
 * @module
 */
import type { MerchantRecord } from '@kaifang/bill-csv'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注'
const FOOTER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
/** Commas, quotes and a line break: what a split on commas reads wrongly. */
const NAMES = ['拿铁（大杯）, 少冰', '年度会员,赠三个月', '"限量" 手机壳, 黑', '停车费', '礼盒\n附贺卡', '包子 🥟 × 2']
const ROWS_A_PIECE = 1000

/** Every tenth row gives back a part of the payment before it. */
const isRefund = (row: number) => row % 10 === 9
const fenOf = (row: number) => (isRefund(row) ? 1 + (row % 90) : 100 + ((row * 7919) % 500_000))
const orderNo = (row: number) => `S20240601${String(isRefund(row) ? row - 1 : row).padStart(10, '0')}`
const refundNo = (row: number) => `R20240601${String(row).padStart(10, '0')}`
const two = (value: number) => String(value).padStart(2, '0')
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${two(fen % 100)}`

/** The bill, in pieces of some 300 kB. */
export async function* generateDayBill(rows: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${HEADER}\r\n`)
  let paid = 0
  let refunded = 0
  for (let from = 0; from < rows; from += ROWS_A_PIECE) {
    let text = ''
    for (let row = from; row < Math.min(from + ROWS_A_PIECE, rows); row++) {
      if (isRefund(row)) refunded += fenOf(row)
      else paid += fenOf(row)
      text += writeRow(row)
    }
    yield encoder.encode(text)
  }
  const sums = [paid, refunded].map(yuan)
  yield encoder.encode(`${FOOTER}\r\n\`${rows},\`${sums.join(',`')},\`0.00,\`0.00000,\`${sums.join(',`')}\r\n`)
}

/**
 * The merchant's own books, which end with what the day began with, and hold three mistakes: the first payment was never
 * written down, the second with one fen more, and one is there that nobody made.
 */
export function* generateDayRecords(rows: number): Generator<MerchantRecord> {
  yield { outTradeNo: 'S20240601-never-paid', totalFee: 100 }
  for (let row = rows - 1; row > 0; row--) {
    if (isRefund(row)) yield { outTradeNo: orderNo(row), outRefundNo: refundNo(row), refundFee: fenOf(row) }
    else yield { outTradeNo: orderNo(row), totalFee: fenOf(row) + (row === 1 ? 1 : 0) }
  }
}

function writeRow(row: number): string {
  const second = (row * 7) % 86_400
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':')
  const digits = String(row).padStart(12, '0')
  const refund = isRefund(row)
  const [paid, back] = refund ? ['0.00', yuan(fenOf(row))] : [yuan(fenOf(row)), '0.00']
  const cells = [
    ...[`2024-06-01 ${time}`, 'wx81be3101902f7cb2', '1601959334', '0', '', `4200002024060100${digits}`, orderNo(row)],
    ...['ofyak5qR_1wYsC99CsWA6R9MJazA', 'JSAPI', refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00'],
    ...(refund ? [`5030310856202406${digits}`, refundNo(row)] : ['0', '0']),
    ...[
      back,
      '0.00',
      refund ? 'ORIGINAL' : '',
      refund ? 'SUCCESS' : '',
      NAMES[row % NAMES.length],
      '{"shop":3,"till":1}'
    ],
    ...['0.00000', '0.00%', paid, back, '']
  ]
  return `\`${cells.join(',`')}\r\n`
}
