import { describeValue, InputError, readChoice, readInput } from '@kaifang/http-core'
import type { BillDownload } from '../bills/open-weixin-bill.ts'
import type { WeixinBillInput, WeixinFundflowInput } from '../weixin-types.ts'
import { readBeijingTime } from './read-beijing-time.ts'

const BILL_TYPES = ['ALL', 'SUCCESS', 'REFUND', 'RECHARGE_REFUND'] as const
const ACCOUNT_TYPES = ['Basic', 'Operation', 'Fees'] as const

/** Reads which trade bill is meant (下载交易账单). */
export function readBillInput(operation: string, input: WeixinBillInput): BillDownload {
  const caller = `payment.${operation}`
  const { billDate, billType, gzip } = readInput(caller, input, ['billDate', 'billType', 'gzip'])
  return {
    operation,
    path: '/pay/downloadbill',
    fields: {
      bill_date: readBeijingTime(caller, 'billDate', billDate, 'day'),
      bill_type: readChoice(caller, 'billType', billType ?? 'ALL', BILL_TYPES),
      tar_type: readTarType(caller, gzip)
    }
  }
}

/** Reads which fund-flow bill is meant (下载资金账单). It is always signed with HMAC-SHA256: the platform takes no MD5 here. */
export function readFundflowInput(operation: string, input: WeixinFundflowInput): BillDownload {
  const caller = `payment.${operation}`
  const { billDate, accountType, gzip } = readInput(caller, input, ['billDate', 'accountType', 'gzip'])
  return {
    operation,
    path: '/pay/downloadfundflow',
    fields: {
      bill_date: readBeijingTime(caller, 'billDate', billDate, 'day'),
      account_type: readChoice(caller, 'accountType', accountType ?? 'Basic', ACCOUNT_TYPES),
      tar_type: readTarType(caller, gzip),
      sign_type: 'HMAC-SHA256'
    }
  }
}

function readTarType(caller: string, gzip: unknown): 'GZIP' | undefined {
  if (gzip === undefined || gzip === true) return 'GZIP'
  if (gzip === false) return undefined
  throw new InputError({ caller, field: 'gzip', rule: 'true or false', received: describeValue(gzip) })
}
