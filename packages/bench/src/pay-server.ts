/**
 * Alipay's gateway and WeChat Pay's `orderquery` on loopback in a process of their own, so that their work is not counted as
 * the client's: every request gets the same signed reply. Gets its keys from the parent, sends it its port, ends with it.
 * @module
 */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the parent sends. */
export interface PayServerKeys {
  /** Signs Alipay's replies; PKCS#8 PEM. */
  readonly alipayPrivateKey: string
  /** Signs WeChat Pay's replies. */
  readonly weixinKey: string
}

const TRADE = {
  code: '10000',
  msg: 'Success',
  buyer_logon_id: '854***@qq.com',
  buyer_pay_amount: '0.01',
  buyer_user_id: '2088102363632794',
  fund_bill_list: [{ amount: '0.01', fund_channel: 'PCREDIT' }],
  invoice_amount: '0.01',
  out_trade_no: 'GZ201901301040361012',
  point_amount: '0.00',
  receipt_amount: '0.01',
  send_pay_date: '2019-08-29 20:14:05',
  total_amount: '0.01',
  trade_no: '2019082922001432790585537960',
  trade_status: 'TRADE_SUCCESS'
}

const ORDER: Readonly<Record<string, string>> = {
  return_code: 'SUCCESS',
  return_msg: 'OK',
  appid: 'wx2421b1c4370ec43b',
  mch_id: '1900000109',
  nonce_str: 'TN55wO9Pba5yENl8',
  result_code: 'SUCCESS',
  openid: 'oUpF8uN95-Ptaags6E_roPHg7AG0',
  is_subscribe: 'N',
  trade_type: 'JSAPI',
  bank_type: 'CCB_DEBIT',
  total_fee: '1',
  fee_type: 'CNY',
  cash_fee: '1',
  transaction_id: '1008450740201411110005820873',
  out_trade_no: 'GZ201901301040361012',
  attach: '订单额外描述',
  time_end: '20141111170043',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功'
}

process.once('message', ({ alipayPrivateKey, weixinKey }: PayServerKeys) => {
  const node = JSON.stringify(TRADE)
  const signature = sign('RSA-SHA256', Buffer.from(node), createPrivateKey(alipayPrivateKey)).toString('base64')
  const alipay = Buffer.from(`{"alipay_trade_query_response":${node},"sign":"${signature}"}`)

  const text = Object.keys(ORDER)
    .sort()
    .map((name) => `${name}=${ORDER[name]}`)
    .join('&')
  const md5 = createHash('md5').update(`${text}&key=${weixinKey}`).digest('hex').toUpperCase()
  const elements = Object.entries({ ...ORDER, sign: md5 }).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`
  )
  const weixin = Buffer.from(`<xml>${elements.join('\n')}</xml>`)

  const server = createServer((request, response) => {
    request.resume()
    const body = request.url?.startsWith('/gateway.do') ? alipay : weixin
    const type = body === alipay ? 'text/html;charset=utf-8' : 'text/plain'
    response.writeHead(200, { 'content-type': type, 'content-length': body.length })
    response.end(body)
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.on('disconnect', () => process.exit(0))
