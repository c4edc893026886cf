import { refuseBusiness } from '../alipay-refusal.ts'
import { billHasRows } from '../bills/bill-entries.ts'
import { readBillSpan } from '../bills/read-bill-span.ts'
import type { MethodRow } from '../gateway/alipay-scene.ts'
import { requireMember } from './read-member.ts'

/** "Valid 30 s" (Alipay reference 9.8). */
const linkMs = 30_000

const otherTypes = ['merchant_act', 'trade_zft_merchant', 'zft_acc', 'settlementMerge']

/** The address of a bill. */
export const billDownloadUrl: MethodRow = {
  method: 'alipay.data.dataservice.bill.downloadurl.query',
  note: 'trade and signcustomer, days and months; from 10:00 of the next day; the address lives 30 s; secure is taken and the address stays on this machine',
  members: ['bill_type', 'bill_date', 'smid', 'secure'],
  play(call, { state, nowMs, baseUrl }) {
    const { sellerId } = call.merchant
    const billType = requireMember(call, 'bill_type', 20)
    const billDate = requireMember(call, 'bill_date', 10)
    if (otherTypes.includes(billType)) {
      throw refuseBusiness('TYPE_NOT_SUPPORTED', '账单类型不支持', `bills of type ${billType} are not simulated`)
    }
    if (billType !== 'trade' && billType !== 'signcustomer') {
      throw refuseBusiness('invalid_arguments', '入参不合法', 'bill_type must be trade or signcustomer')
    }
    const span = readBillSpan(billDate)
    if (span === undefined || span.fromMs > nowMs) {
      throw refuseBusiness(
        'invalid_arguments',
        '入参不合法',
        'bill_date must be a past day (yyyy-MM-dd) or month (yyyy-MM)'
      )
    }
    const missing = (summary: string) => refuseBusiness('isp.bill_not_exist', '账单不存在', summary)
    if (nowMs < span.readyMs)
      throw missing('bills are there from 10:00 of the next day; move the clock: sandbox.clock.advance')
    const empty = !billHasRows(state, span, sellerId)
    if (empty && state.settings.emptyBill === 'none') throw missing('there were no trades on that day')
    const token = state.mint.link.hex(32)
    state.billLinks.set(token, { billType, billDate, sellerId, expiresAt: nowMs + linkMs })
    const fileName = `${sellerId}0156_${billDate.replaceAll('-', '')}.csv.zip`
    const query = new URLSearchParams({
      bizType: billType === 'trade' ? 'trade' : 'fnd',
      userId: `${sellerId}0156`,
      fileType: 'csv.zip',
      bizDates: billDate.replaceAll('-', ''),
      downloadFileName: fileName,
      fileId: `%2F${billType}%2F${token.slice(0, 8)}`,
      timestamp: String(nowMs),
      token
    })
    return {
      bill_download_url: `${baseUrl}/downloadBillFile.resource?${query}`,
      ...(empty ? { bill_file_code: 'EMPTY_DATA_WITH_BILL_FILE' } : {})
    }
  }
}
