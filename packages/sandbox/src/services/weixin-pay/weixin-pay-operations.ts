import type { OperationCoverage } from '../../sandbox-types.ts'

/** Operations whose answers are signed. */
export const payOperations = ['unifiedOrder', 'orderQuery', 'closeOrder', 'refund', 'refundQuery'] as const

/** Operations that answer a bill. */
export const billOperations = ['downloadBill', 'downloadFundflow'] as const

const row = (operation: string, path: string, status: OperationCoverage['status'], note: string): OperationCoverage =>
  Object.freeze({ operation, method: 'POST', path, status, note })

/** The v2 interfaces of WeChat Pay. A path without a leading slash is not one of ours and routes nothing. */
export const weixinPayOperations: readonly OperationCoverage[] = Object.freeze([
  row(
    'unifiedOrder',
    '/pay/unifiedorder',
    'simulated',
    'JSAPI, APP, NATIVE, MWEB; MD5 and HMAC-SHA256; service-provider fields; the same number again; lengths in characters'
  ),
  row(
    'orderQuery',
    '/pay/orderquery',
    'simulated',
    'by transaction_id or out_trade_no; coupons; every trade_state but REVOKED, ACCEPT'
  ),
  row(
    'closeOrder',
    '/pay/closeorder',
    'simulated',
    'ORDERPAID, ORDERCLOSED, ORDERNOTEXIST; the five minutes after ordering are not enforced'
  ),
  row(
    'refund',
    '/secapi/pay/refund',
    'simulated',
    'client certificate; partial and repeated refunds, coupons, funds, one year, 50 refunds; settles on the virtual clock'
  ),
  row('refundQuery', '/pay/refundquery', 'simulated', 'all four numbers, offset, ten records an answer, coupons'),
  row(
    'downloadBill',
    '/pay/downloadbill',
    'simulated',
    'ALL, SUCCESS, REFUND, RECHARGE_REFUND; GZIP; from 10:00 of the next day; any number of rows'
  ),
  row(
    'downloadFundflow',
    '/pay/downloadfundflow',
    'simulated',
    'client certificate, HMAC-SHA256 alone; Basic, Operation, Fees; GZIP'
  ),
  row(
    'paymentNotify',
    'notify_url of the order',
    'simulated',
    'signed, repeated 15 times over 24 hours until the answer is SUCCESS'
  ),
  row(
    'refundNotify',
    'notify_url of the refund',
    'simulated',
    'req_info sealed with the API key, the outside unsigned; same schedule'
  ),
  row(
    'getSignKey',
    '/sandboxnew/pay/getsignkey',
    'validated only',
    'a key is given; nothing behind it is played (the platform retired it)'
  ),
  row(
    'getApiSignKey',
    '/xdc/apiv2getsignkey/sign/getsignkey',
    'validated only',
    'a key is given; nothing behind it is played'
  ),
  row('refundV2', '/secapi/pay/refundv2', 'absent', 'refund of single items (单品优惠)'),
  row('refundQueryV2', '/pay/refundqueryv2', 'absent', 'refunds of single items (单品优惠)'),
  row('micropay', '/pay/micropay', 'absent', 'payment by the code that the buyer shows (付款码支付)'),
  row('reverse', '/secapi/pay/reverse', 'absent', 'reversal of a payment by code (撤销订单)'),
  row('report', '/payitil/report', 'absent', 'report of response times (交易保障)')
])
