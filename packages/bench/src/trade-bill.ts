/**
 * A WeChat Pay trade bill of any size, the same at every run: product names with commas, JSON in the merchant's data, one
 * refund in ten, about 290 bytes a row. Written by hand, so that what is measured does not check itself.
 * @module
 */
import { closeSync, openSync, writeSync } from 'node:fs'

/** Which header: the one of today with 27 columns, or the one of before 2018 with 24. */
export type TradeBillLayout = 'new' | 'old'

/** What the rows come to: fen, fees in units of 10⁻⁵ yuan. */
export interface TradeBillTotals {
  readonly rows: number
  /** 订单金额, in the old layout 总金额. */
  readonly totalFee: number
  /** 申请退款金额, in the old layout 退款金额. */
  readonly refundFee: number
  readonly serviceFee: number
}

/** Where the rows begin and end, for readers that can't read the header and the footer. */
export interface TradeBill {
  readonly totals: TradeBillTotals
  readonly bytes: number
  readonly rowsFrom: number
  readonly rowsTo: number
}

const HEADERS: Readonly<Record<TradeBillLayout, string>> = {
  new:
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
    '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
    '手续费,费率,订单金额,申请退款金额,费率备注',
  old:
    '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
    '总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,' +
    '商户数据包,手续费,费率'
}
const FOOTERS: Readonly<Record<TradeBillLayout, string>> = {
  new: '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
  old: '总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额'
}
const NAMES = [
  '年度会员, 赠送三个月',
  '拿铁（大杯）,少冰',
  'iPhone 手机壳, black, 1 件',
  'Gift card 100',
  '测试支付4',
  '长春工业大学收费',
  '停车费 京A12345',
  '插件高级版功能解锁 / 一年有效'
]
const ATTACHED = ['', '', '{"uid":7,"from":"home","items":[1,2]}', '门店=上海徐汇,收银台=3', 'cipher code', '']
const BANKS = ['OTHERS', 'CFT', 'CMC', 'GDB_CREDIT', 'ICBC_DEBIT']
const TYPES = ['JSAPI', 'NATIVE', 'APP', 'MICROPAY', 'MWEB']
const BLOCK_BYTES = 1 << 20

/**
 * Gives a bill piece by piece, never whole in memory.
 *
 * @param size - Least number of bytes, or rows.
 * @returns The pieces; after the last, what the bill holds.
 */
export function* generateTradeBill(
  size: { readonly bytes: number } | { readonly rows: number },
  layout: TradeBillLayout = 'new'
): Generator<Buffer, TradeBill> {
  const [leastBytes, leastRows] = 'bytes' in size ? [size.bytes, 1] : [0, size.rows]
  const head = Buffer.from(`\ufeff${HEADERS[layout]}\r\n`)
  yield head
  let bytes = head.length
  let rows = 0
  let totalFee = 0
  let refundFee = 0
  let seed = 20_210_128
  const roll = (sides: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return (seed >>> 8) % sides
  }

  while (bytes < leastBytes || rows < leastRows) {
    let text = ''
    while (text.length < BLOCK_BYTES && (leastBytes > 0 ? bytes + text.length < leastBytes : rows < leastRows)) {
      const fen = 1 + roll(roll(8) === 0 ? 1_000_000 : 20_000)
      const refund = roll(10) === 0
      if (refund) refundFee += fen
      else totalFee += fen
      text += writeRow(layout, rows++, fen, refund, roll)
    }
    const block = Buffer.from(text)
    bytes += block.length
    yield block
  }

  const rowsTo = bytes
  // Every fee is 0.6 %: six units of 10⁻⁵ yuan a fen, given back with a refund.
  const serviceFee = (totalFee - refundFee) * 6
  const [paid, back] = [yuan(totalFee), yuan(refundFee)]
  const sums = [paid, back, '0.00', decimal(serviceFee, 5), ...(layout === 'new' ? [paid, back] : [])]
  const foot = Buffer.from(`${FOOTERS[layout]}\r\n\`${rows},\`${sums.join(',`')}\r\n`)
  yield foot
  const totals = { rows, totalFee, refundFee, serviceFee }
  return { totals, bytes: bytes + foot.length, rowsFrom: head.length, rowsTo }
}

/** Writes the bill to a file. */
export function writeTradeBill(path: string, bytes: number, layout: TradeBillLayout = 'new'): TradeBill {
  const pieces = generateTradeBill({ bytes }, layout)
  const file = openSync(path, 'w')
  try {
    for (;;) {
      const piece = pieces.next()
      if (piece.done === true) return piece.value
      writeSync(file, piece.value)
    }
  } finally {
    closeSync(file)
  }
}

function writeRow(
  layout: TradeBillLayout,
  row: number,
  fen: number,
  refund: boolean,
  roll: (sides: number) => number
): string {
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
  const time = `2021-01-28 ${two(roll(24))}:${two(roll(60))}:${two(roll(60))}`
  const order = String(10_000_000 + row)
  const amount = yuan(fen)
  const [paid, back] = refund ? ['0.00', amount] : [amount, '0.00']
  const refundIds = refund ? `5030310856202401160${order}0,\`R17472687425${order}` : '0,`0'
  const user = `ofyak5qR_1wYsC${(roll(1 << 22) + (1 << 22)).toString(36)}KQ6R9MJazA`
  const fee = decimal(refund ? -fen * 6 : fen * 6, 5)
  const rest = layout === 'new' ? `,\`${paid},\`${back},\`` : ''
  return (
    `\`${time},\`wx81be3101902f7cb2,\`1601959334,\`0,\`,\`42000009252021012${order}292,\`S2021012817${order}23,\`${user},` +
    `\`${TYPES[roll(5)]},\`${refund ? 'REFUND' : 'SUCCESS'},\`${BANKS[roll(5)]},\`CNY,\`${paid},\`0.00,\`${refundIds},` +
    `\`${back},\`0.00,\`${refund ? 'ORIGINAL' : ''},\`${refund ? 'SUCCESS' : ''},\`${NAMES[roll(8)]},` +
    `\`${ATTACHED[roll(6)]},\`${fee},\`0.60%${rest}\r\n`
  )
}

function yuan(fen: number): string {
  return decimal(fen, 2)
}

/** Integers below 2^53 only: a bill of 1 GB comes to less. */
function decimal(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
