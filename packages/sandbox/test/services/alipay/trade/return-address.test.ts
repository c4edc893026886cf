import { createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const page = { out_trade_no: 'page-1', total_amount: '1.00', subject: 'x', product_code: 'FAST_INSTANT_TRADE_PAY' }

it.each([
  ['http://127.0.0.1/back', '?'],
  ['http://127.0.0.1/back?order=1', '&']
])('sends the browser back to %s, signed without sign_type', async (url, joint) => {
  await desk.call('alipay.trade.page.pay', page, { params: { return_url: url } })
  const { returnUrl } = desk.alipay.pay('page-1')
  expect(returnUrl?.startsWith(`${url}${joint}`)).toBe(true)
  const { order: _own, sign, sign_type, ...fields } = Object.fromEntries(new URL(returnUrl!).searchParams)
  expect(sign_type).toBe('RSA2')
  // The names of the published sample, Alipay reference 10.4 (b).
  expect(Object.keys(fields)).toEqual([
    'app_id',
    'auth_app_id',
    'charset',
    'method',
    'out_trade_no',
    'seller_id',
    'timestamp',
    'total_amount',
    'trade_no',
    'version'
  ])
  const text = Object.entries(fields)
    .sort()
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const key = createPublicKey({ key: Buffer.from(desk.keys.alipayPublicKey, 'base64'), format: 'der', type: 'spki' })
  expect(verify('sha256', Buffer.from(text), key, Buffer.from(sign!, 'base64'))).toBe(true)
})

it('sends nobody back where no address was named, or no page was opened', async () => {
  await desk.call('alipay.trade.page.pay', page)
  expect(desk.alipay.pay('page-1').returnUrl).toBeUndefined()
  await desk.place({}, { return_url: 'http://127.0.0.1/back' })
  expect(desk.alipay.pay('order-1').returnUrl).toBeUndefined()
})
