import { expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

it('orders and refunds are shown frozen, money in fen', async () => {
  const { youzan, sandbox } = await openYouzan()
  const { trade } = youzan.pay(youzan.createTrade({ postFee: 7 }).trade.tid)
  const refund = youzan.applyRefund({ tid: trade.tid, refundFee: 5 })
  expect(trade).toMatchObject({ payment: 9907, refunded: 0, paidAt: sandbox.clock.now() })
  expect(refund).toEqual({
    refundId: expect.stringMatching(/^\d{24}$/),
    tid: trade.tid,
    oid: trade.lines[0]?.oid,
    refundFee: 5,
    status: 'WAIT_SELLER_AGREE',
    type: 'BUYER_APPLY_REFUND',
    version: sandbox.clock.now()
  })
  expect([trade, trade.lines, trade.lines[0], refund].every(Object.isFrozen)).toBe(true)
})
