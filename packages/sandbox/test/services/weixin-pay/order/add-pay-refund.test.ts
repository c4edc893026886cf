import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { addPayRefund } from '../../../../src/services/weixin-pay/order/add-pay-refund.ts'
import { payRefundSums } from '../../../../src/services/weixin-pay/order/pay-order-sums.ts'
import { defaultWeixinPaySettings } from '../../../../src/services/weixin-pay/weixin-pay-settings.ts'
import { createWeixinPayState, type StoredPayOrder } from '../../../../src/services/weixin-pay/weixin-pay-state.ts'

it('takes from coupons and cash exactly what was paid with them, however it is split', () => {
  const fees = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 50 })
  const couponFees = fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 5 })
  fc.assert(
    fc.property(fees, couponFees, (parts, wanted) => {
      const totalFee = parts.reduce((sum, fee) => sum + fee, 0)
      let left = totalFee
      const coupons = wanted.flatMap((fee, index) => {
        const used = Math.min(fee, left)
        left -= used
        return used > 0 ? [{ id: String(index), type: index % 2 === 0 ? 'CASH' : 'NO_CASH', fee: used }] : []
      })
      const state = createWeixinPayState((purpose) => createSeededRandom(purpose), defaultWeixinPaySettings)
      const order = {
        parameters: { totalFee },
        payment: { coupons },
        refunds: [],
        state: 'SUCCESS'
      } as unknown as StoredPayOrder
      const taken = new Map<string, number>()
      for (const [index, refundFee] of parts.entries()) {
        const request = {
          refundFee,
          outRefundNo: `n${index}`,
          refundAccount: '',
          refundDesc: '',
          notifyUrl: '',
          source: 'API'
        } as const
        const refund = addPayRefund(state, order, request, 0)
        const { cashRefundFee, couponRefundFee } = payRefundSums(refund)
        expect([cashRefundFee >= 0, couponRefundFee >= 0]).toEqual([true, true])
        for (const { id, fee } of refund.couponRefunds) taken.set(id, (taken.get(id) ?? 0) + fee)
      }
      expect([...taken]).toEqual(coupons.map(({ id, fee }) => [id, fee]))
    }),
    { numRuns: 200 }
  )
})
