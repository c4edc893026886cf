import { expect, it } from 'vitest'
import { readPublicKey, verifyBytes } from '../../../../src/services/alipay/wire/sign-bytes.ts'
import { stringToSign } from '../../../../src/services/alipay/wire/string-to-sign.ts'

const fields = (values: Readonly<Record<string, string>>): [string, Buffer][] =>
  Object.entries(values).map(([name, value]) => [name, Buffer.from(value)])

it('sorts, joins, and leaves out what is empty or skipped', () => {
  expect(stringToSign(fields({ b: '2 %', a: '1=&', sign: 'x', empty: '', B: '3' }), ['sign']).toString()).toBe(
    'B=3&a=1=&&b=2 %'
  )
})

// Alipay reference 3.1: the text that a public test-suite signs, in its own order.
it('makes the published text of a request', () => {
  const text =
    'alipay_root_cert_sn=687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6&app_cert_sn=e90dd23a37c5c7b616e003970817ff82&app_id=9021000122682882&biz_content={"out_trade_no":"1703141270"}&charset=utf-8&format=JSON&method=alipay.trade.query&notify_url=http://hk.ysdor.cn/index.php&return_url=http://hk.ysdor.cn/index.php&sign_type=RSA2&timestamp=2023-12-21 06:54:37&version=1.0'
  const shuffled = Object.fromEntries(
    text
      .split('&')
      .reverse()
      .map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string])
  )
  expect(stringToSign(fields(shuffled), ['sign']).toString()).toBe(text)
})

// Alipay reference 10.4 (a): a trade notification verifies without sign_type.
it('makes the published text of a notification', () => {
  const key = readPublicKey(
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAl2PJhW04G1sClzEDwMw1nxCjlyDTubFhn89bcEzP7GB/mFWnfIRXydM2qvDALpJggjeCIc3Orm0AobZOltic1MGOBrFWcoOMyT7haV3X05jPa0qy6bMg5YJZy7/5mjTQL/3jPJM+TA3YTNV8wPUsJgWINENAGFIakS4HTj3oGIuPvbMgL1z7Yd66TIYzfA4FRwa08XXaZLC/u+EJ8tUedhQhPjwWQBL0H+bhoqWZSIW3/xdMZrMf8RF9uM22Y3mE1DAnxseXrxjW2Kg0q/47mOjXGBcrQUOeaAB+0SamdFu6LP9ylQOESg0bpFhgqhUWIT/QYJ1I8PQrVYy9QZkAIwIDAQAB'
  )!
  const sign =
    'Rs7SszD15WqbdJsGZPN+HpCBcQzBCkJx0ccNeg1rpUxyTVA1ps2vJ4sLhaa7O+lliTj6N1MSGqc8cK6JSs7nPg731RAOfneirtrqrlW2u0m15kWAKrVjgPGLUMtK/eT15e/6NcxsWra/bsZaan+nFDzO8xceOwy96W+qVUtTPfBRBp9Zjryi5oIONOifGMALD284YbNC3qq2eyqVysF+zgk+/MtuHk2Eh/fL7UbClHQXQ2hD686Dt8bR949TNMbkWCYXstmjVBO55qF8xhaoF/b5zAe5/O/13g/QlwDXBcF3XwJpbFWrBehoFFCnJhR/xXZ0E+D2Vsw1oAQ3l+R2dQ=='
  const notify = fields({
    subject: 'yansongda+测试 - 1',
    app_id: '9021000122682882',
    auth_app_id: '9021000122682882',
    buyer_id: '2088722003899169',
    buyer_pay_amount: '0.01',
    charset: 'utf-8',
    fund_bill_list: '[{"amount":"0.01","fundChannel":"ALIPAYACCOUNT"}]',
    gmt_create: '2023-12-21 16:26:32',
    gmt_payment: '2023-12-21 16:26:43',
    invoice_amount: '0.01',
    notify_id: '2023122101222162644199160501632046',
    notify_time: '2023-12-21 16:26:45',
    notify_type: 'trade_status_sync',
    out_trade_no: '1703147160',
    point_amount: '0.00',
    receipt_amount: '0.01',
    seller_id: '2088721003899159',
    sign,
    sign_type: 'RSA2',
    total_amount: '0.01',
    trade_no: '2023122122001499160501589436',
    trade_status: 'TRADE_SUCCESS',
    version: '1.0'
  })
  expect(verifyBytes(stringToSign(notify, ['sign', 'sign_type']), sign, key, 'RSA2')).toBe(true)
  expect(verifyBytes(stringToSign(notify, ['sign']), sign, key, 'RSA2')).toBe(false)
})
