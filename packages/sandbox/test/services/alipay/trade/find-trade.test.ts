import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

it('finds a trade by either number', async () => {
  await desk.place()
  const order = desk.alipay.order('order-1')
  expect(desk.alipay.order({ tradeNo: order.tradeNo })).toEqual(order)
  expect(desk.alipay.order({ outTradeNo: 'order-1' })).toEqual(order)
  expect(desk.alipay.order(order.tradeNo)).toEqual(order)
})

it.each([
  ['nobody', 'there is no such trade; orders of the app, of pages and of codes exist once the buyer has opened them'],
  [{ tradeNo: '1' }, 'there is no such trade'],
  [{ orderId: '1' }, '"trade" has no "orderId"'],
  [{}, '"outTradeNo" expected text']
])('says what is wrong with %j', (reference, message) => {
  expect(() => desk.alipay.order(reference as never)).toThrow(message)
})

it('needs one of the numbers in a call', async () => {
  const { node } = await desk.call('alipay.trade.query', {})
  expect(node.sub_code).toBe('ACQ.INVALID_PARAMETER')
  expect(desk.sandbox.requests().at(-1)?.explanation?.summary).toBe('"out_trade_no" or trade_no is needed')
})
