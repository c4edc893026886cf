import { type BillEntry, chargeOf } from './bill-entry.ts'
import type { BillSpan } from './read-bill-span.ts'

/** Titles that readers of bills trip over. */
const subjects = [
  '测试商品',
  '逗号,与，全角',
  '引号"与\'单引号',
  '#像注释一样',
  '业务明细列表结束',
  '合计',
  '反斜杠\\n与`反引号',
  '繁體與生僻字 㐀 镕 囧',
  '表情 😀 不在 GBK 里',
  '=cmd|A1 +1 -1 @1',
  '0.00'
] as const

const remarks = ['', '多退,少补', '"带引号,的备注"', '备注 # 井号'] as const

/** Rows that belong to no order: bills of any size, the same for the same span. Every seventh is a refund of the one before. */
export function* fillerEntries(count: number, { name, fromMs, untilMs }: BillSpan): Generator<BillEntry> {
  const day = name.padEnd(8, '0')
  const stepMs = Math.floor((untilMs - fromMs) / (count + 1))
  for (let index = 0; index < count; index++) {
    const isRefund = index % 7 === 6
    const about = isRefund ? index - 1 : index
    const total = ((about * 7919) % 99_999) + 1
    const discount = about % 5 === 0 && total > 7 ? total % 7 : 0
    const receipt = total - discount
    const serial = String(about).padStart(15, '0')
    yield {
      kind: isRefund ? 'refund' : 'payment',
      tradeNo: `${day}22009${serial}`,
      outTradeNo: `FILL${day}${serial}`,
      subject: subjects[about % subjects.length]!,
      createdAtMs: fromMs + stepMs * about,
      atMs: fromMs + stepMs * (index + 1),
      storeId: ['', 'NJ_001', 'NJ_002'][about % 3]!,
      operatorId: '',
      terminalId: about % 11 === 0 ? 'T80001' : '',
      account: '*杨(137****2600)',
      totalFen: total,
      receiptFen: receipt,
      couponFen: 0,
      pointFen: 0,
      discountFen: discount,
      outRequestNo: isRefund ? `R${day}${serial}` : '',
      chargeFen: isRefund ? 0 : chargeOf(receipt),
      remark: remarks[about % remarks.length]!
    }
  }
}
