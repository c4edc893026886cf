/** A trade notification of a public sandbox application, with its signature: docs/sources.md#alipay-payments, verified with OpenSSL. */
export const PAID_FIELDS: Readonly<Record<string, string>> = {
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
  subject: 'yansongda+测试 - 1',
  total_amount: '0.01',
  trade_no: '2023122122001499160501589436',
  trade_status: 'TRADE_SUCCESS',
  version: '1.0'
}

/** Its signature. */
export const PAID_SIGN =
  'Rs7SszD15WqbdJsGZPN+HpCBcQzBCkJx0ccNeg1rpUxyTVA1ps2vJ4sLhaa7O+lliTj6N1MSGqc8cK6JSs7nPg731RAOfneirtrqrlW2u0m15kWAKrVjgPGLUMtK/eT15e/6NcxsWra/bsZaan+nFDzO8xceOwy96W+qVUtTPfBRBp9Zjryi5oIONOifGMALD284YbNC3qq2eyqVysF+zgk+/MtuHk2Eh/fL7UbClHQXQ2hD686Dt8bR949TNMbkWCYXstmjVBO55qF8xhaoF/b5zAe5/O/13g/QlwDXBcF3XwJpbFWrBehoFFCnJhR/xXZ0E+D2Vsw1oAQ3l+R2dQ=='

/** Alipay's key that made it, from the certificate of that application. */
export const SANDBOX_PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAl2PJhW04G1sClzEDwMw1nxCjlyDTubFhn89bcEzP7GB/mFWnfIRXydM2qvDALpJggjeCIc3Orm0AobZOltic1MGOBrFWcoOMyT7haV3X05jPa0qy6bMg5YJZy7/5mjTQL/3jPJM+TA3YTNV8wPUsJgWINENAGFIakS4HTj3oGIuPvbMgL1z7Yd66TIYzfA4FRwa08XXaZLC/u+EJ8tUedhQhPjwWQBL0H+bhoqWZSIW3/xdMZrMf8RF9uM22Y3mE1DAnxseXrxjW2Kg0q/47mOjXGBcrQUOeaAB+0SamdFu6LP9ylQOESg0bpFhgqhUWIT/QYJ1I8PQrVYy9QZkAIwIDAQAB'
