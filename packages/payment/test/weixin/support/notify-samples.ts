import { createCipheriv, createHash } from 'node:crypto'
import { platformSign, platformXml } from './platform-sign.ts'
import { APP_ID, KEY, MCH_ID } from './start-weixin.ts'

/** The document's payment notification (支付结果通知), for our app and merchant. */
export const PAID: Readonly<Record<string, string>> = {
  appid: APP_ID,
  attach: '支付测试\n第二行',
  bank_type: 'CFT',
  cash_fee: '1',
  fee_type: 'CNY',
  is_subscribe: 'Y',
  mch_id: MCH_ID,
  nonce_str: '5d2b6c2a8db53831f7eda20af46e531c',
  openid: 'oUpF8uMEb4qRXf22hE3X68TekukE',
  out_trade_no: '1409811653',
  result_code: 'SUCCESS',
  return_code: 'SUCCESS',
  time_end: '20140903131540',
  total_fee: '1',
  trade_type: 'JSAPI',
  transaction_id: '1004400740201409030005092168'
}

/** A payment notification as the platform signs it. */
export function paidBody(
  more: Readonly<Record<string, string>> = {},
  key: string = KEY,
  signType: 'MD5' | 'HMAC-SHA256' = 'MD5'
): string {
  const fields = { ...PAID, ...more }
  return platformXml({ ...fields, sign: platformSign(fields, key, signType) })
}

/** The decrypted part of a real refund notification of 2018 (reference, section 12). */
export const REFUNDED: Readonly<Record<string, string>> = {
  out_refund_no: '131811191610442717309',
  out_trade_no: '71106718111915575302817',
  refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
  refund_fee: '3960',
  refund_id: '50000408942018111907145868882',
  refund_recv_accout: '支付用户零钱',
  refund_request_source: 'API',
  refund_status: 'SUCCESS',
  settlement_refund_fee: '3960',
  settlement_total_fee: '3960',
  success_time: '2018-11-19 16:24:13',
  total_fee: '3960',
  transaction_id: '4200000215201811190261405420'
}

/** A refund notification as the platform encrypts it. */
export function refundBody(
  more: Readonly<Record<string, string>> = {},
  key: string = KEY,
  outer: Readonly<Record<string, string>> = {}
): string {
  return sealedBody(platformXml({ ...REFUNDED, ...more }, 'root'), key, outer)
}

/** Any text in place of the decrypted part. */
export function sealedBody(plain: string, key: string = KEY, outer: Readonly<Record<string, string>> = {}): string {
  const aes = createCipheriv('aes-256-ecb', createHash('md5').update(key).digest('hex'), null)
  const sealed = Buffer.concat([aes.update(plain), aes.final()]).toString('base64')
  const envelope = { return_code: 'SUCCESS', appid: APP_ID, mch_id: MCH_ID, nonce_str: 'TeqClE3i0mvn3DrK' }
  return platformXml({ ...envelope, ...outer, req_info: sealed })
}
