import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

it('gives every means back what it paid, in whatever parts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 4 }), async (parts) => {
      desk.sandbox.reset()
      await desk.place()
      desk.alipay.pay('order-1', { couponAmount: 1000, merchantDiscountAmount: 500, pointAmount: 300 })
      let left = 8888
      const back: Record<string, number> = {}
      for (const [index, part] of [...parts, 8888].entries()) {
        const amount = Math.min(part, left)
        if (amount === 0) break
        left -= amount
        const digits = String(amount).padStart(3, '0')
        const { node } = await desk.call('alipay.trade.refund', {
          out_trade_no: 'order-1',
          out_request_no: `r${index}`,
          refund_amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
          query_options: ['refund_detail_item_list']
        })
        for (const item of node.refund_detail_item_list as { fund_channel: string; amount: string }[]) {
          back[item.fund_channel] = (back[item.fund_channel] ?? 0) + Number(item.amount.replace('.', ''))
        }
      }
      expect(back).toEqual({ ALIPAYACCOUNT: 7088, COUPON: 1000, MDISCOUNT: 500, POINT: 300 })
      expect(desk.alipay.order('order-1').status).toBe('TRADE_CLOSED')
    }),
    { numRuns: 15 }
  )
})
